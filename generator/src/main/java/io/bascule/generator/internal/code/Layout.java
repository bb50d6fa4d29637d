package io.bascule.generator.internal.code;

import java.util.List;

/**
 * Breaks an expression over lines as google-java-format does: what fits on a line stays on it; the
 * calls of a chain go below each other, and so do the arguments of a call.
 */
public final class Layout {
  /** The characters of a line. */
  public static final int WIDTH = 100;

  private static final int CONTINUATION = 4;

  private final StringBuilder out = new StringBuilder();

  private Layout() {}

  /**
   * The expression, laid out.
   *
   * @param expression Java on one line
   * @param indent the column in which its first line starts; later lines carry their own spaces
   * @param trailing how many characters follow on its last line
   */
  public static String of(String expression, int indent, int trailing) {
    var layout = new Layout();
    layout.write(CodeParser.parse(expression), indent, trailing);
    return layout.out.toString();
  }

  /**
   * An assignment as a statement, laid out with the spaces of its first line.
   *
   * @param variable what stands before the equals sign
   */
  public static String assignment(String variable, String expression, int indent) {
    String head = " ".repeat(indent) + variable + " =";
    Code code = CodeParser.parse(expression);
    if (fits(code, head.length() + 1, 1)) {
      return head + " " + expression + ";";
    }
    int inner = indent + CONTINUATION;
    return head + "\n" + " ".repeat(inner) + of(expression, inner, 1) + ";";
  }

  private static boolean fits(Code code, int indent, int trailing) {
    return !code.isTall() && indent + code.flat().length() + trailing <= WIDTH;
  }

  private void write(Code code, int indent, int trailing) {
    if (fits(code, indent, trailing)) {
      out.append(code.flat());
    } else if (code instanceof Code.Text text) {
      out.append(TextLayout.of(text.value(), indent, trailing));
    } else if (code instanceof Code.Call call) {
      call(call, indent + CONTINUATION, trailing);
    } else if (code instanceof Code.Chain chain) {
      chain(chain, indent, trailing);
    } else if (code instanceof Code.Element element) {
      element(element, indent, trailing);
    } else if (code instanceof Code.Lambda lambda) {
      out.append(lambda.parameter()).append(" ->");
      newLine(indent + CONTINUATION);
      write(lambda.body(), indent + CONTINUATION, trailing);
    } else {
      out.append(code.flat());
    }
  }

  private void chain(Code.Chain chain, int indent, int trailing) {
    List<Code.Call> steps = chain.steps();
    if (chain.head() instanceof Code.Atom && steps.size() == 1) {
      out.append(chain.head().flat()).append('.');
      call(steps.get(0), indent + CONTINUATION, trailing);
      return;
    }
    if (chain.head() instanceof Code.Call head && !fits(head, indent, 0)) {
      call(head, indent + 2 * CONTINUATION, 0);
    } else {
      out.append(chain.head().flat());
    }
    // What is no longer than the spaces of the next line has the first call on its own.
    int attached = chain.head() instanceof Code.Atom ? chain.head().flat().length() : WIDTH;
    for (int i = 0; i < steps.size(); i++) {
      int after = i == steps.size() - 1 ? trailing : 0;
      if (i > 0 || attached > CONTINUATION) {
        newLine(indent + CONTINUATION);
      }
      out.append('.');
      if (fits(steps.get(i), indent + CONTINUATION + 1, after)) {
        out.append(steps.get(i).flat());
      } else {
        call(steps.get(i), indent + 2 * CONTINUATION, after);
      }
    }
  }

  private void call(Code.Call call, int indent, int trailing) {
    out.append(call.name()).append(call.open());
    List<Code> arguments = call.arguments();
    int closing = call.close().length() + trailing;
    if (!arguments.isEmpty()) {
      newLine(indent);
    }
    if (!call.isNamed() && !call.isTall() && indent + call.joined().length() + closing <= WIDTH) {
      out.append(call.joined());
    } else {
      for (int i = 0; i < arguments.size(); i++) {
        boolean last = i == arguments.size() - 1;
        write(arguments.get(i), indent, last ? closing : 1);
        if (!last) {
          out.append(',');
          newLine(indent);
        }
      }
    }
    out.append(call.close());
  }

  private void element(Code.Element element, int indent, int trailing) {
    out.append(element.name()).append(" =");
    newLine(indent + CONTINUATION);
    write(element.value(), indent + CONTINUATION, trailing);
  }

  private void newLine(int indent) {
    out.append('\n').append(" ".repeat(indent));
  }
}
