package io.bascule.generator.internal.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an expression that the room itself has spelled: calls, chains of calls, constants, names.
 * What it does not know stays together as it is.
 */
final class CodeParser {
  private static final String ARROW = " -> ";

  /** The parameters of the lambdas that the room spells. */
  private static final Set<String> LAMBDAS = Set.of("then", "fill");

  private final String text;
  private int at;

  private CodeParser(String text) {
    this.text = text;
  }

  static Code parse(String expression) {
    var parser = new CodeParser(expression.strip());
    Code code = parser.argument();
    return parser.at == parser.text.length() ? code : new Code.Atom(parser.text);
  }

  private Code argument() {
    int start = at;
    @Nullable Code code = expression();
    spaces();
    if (code != null && atEnd()) {
      return code;
    }
    at = start;
    return new Code.Atom(whole());
  }

  /** Whether the argument that was read is over. */
  private boolean atEnd() {
    return at == text.length() || ",)}".indexOf(text.charAt(at)) >= 0;
  }

  /** The expression that starts here, or null where it is of another form. */
  private @Nullable Code expression() {
    if (peek() == '"') {
      return new Code.Text(string());
    }
    if (peek() == '{') {
      return list("", "}");
    }
    Code head = primary();
    if (text.startsWith(" = ", at)) {
      at += 3;
      return new Code.Element(head.flat(), argument());
    }
    if (text.startsWith(ARROW, at) && LAMBDAS.contains(head.flat())) {
      at += ARROW.length();
      return new Code.Lambda(head.flat(), argument());
    }
    var steps = new ArrayList<Code.Call>();
    while (peek() == '.') {
      at++;
      String name = name();
      if (peek() != '(') {
        return null;
      }
      steps.add(list(name, ")"));
    }
    return steps.isEmpty() ? head : new Code.Chain(head, steps);
  }

  /** A name or call; names that begin with a capital take their members along. */
  private Code primary() {
    var name = new StringBuilder();
    if (text.startsWith("new ", at)) {
      name.append("new ");
      at += 4;
    }
    name.append(name());
    while (peek() == '.' && isClass(name)) {
      at++;
      name.append('.').append(name());
    }
    return peek() == '(' ? list(name.toString(), ")") : new Code.Atom(name.toString());
  }

  private static boolean isClass(CharSequence name) {
    String text = name.toString();
    String last = text.substring(Math.max(text.lastIndexOf('.'), text.lastIndexOf(' ')) + 1);
    return !last.isEmpty() && Character.isUpperCase(last.codePointAt(0));
  }

  private Code.Call list(String name, String close) {
    String open = text.substring(at, at + 1);
    at++;
    var arguments = new ArrayList<Code>();
    while (at < text.length() && !text.startsWith(close, at)) {
      spaces();
      arguments.add(argument());
      if (peek() == ',') {
        at++;
      }
    }
    at = Math.min(text.length(), at + 1);
    return new Code.Call(name, open, List.copyOf(arguments), close);
  }

  private String name() {
    int start = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  /** Everything up to the end of the argument, constants and parentheses skipped. */
  private String whole() {
    int start = at;
    int depth = 0;
    while (at < text.length() && (depth > 0 || !atEnd())) {
      char c = text.charAt(at);
      if (c == '"') {
        string();
        continue;
      }
      depth += "({".indexOf(c) >= 0 ? 1 : ")}".indexOf(c) >= 0 ? -1 : 0;
      at++;
    }
    return text.substring(start, at);
  }

  /** The value of the string constant that starts here. */
  private String string() {
    int start = at++;
    while (at < text.length() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(text.length(), at + 1);
    return Words.unquoted(text.substring(start, at));
  }

  private void spaces() {
    while (peek() == ' ') {
      at++;
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }
}
