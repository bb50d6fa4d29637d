package io.bascule.generator.internal.code;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Nested classes that hold what is too long for one method of one class: the code of a method may
 * have 65,535 bytes, and so many constants may a class have (JVMS 4.7.3, 4.1).
 */
public final class Parts {
  /**
   * The characters of expressions that one method takes. Two bytes of code a character are more
   * than any expression needs; a list of one-letter names comes closest.
   */
  public static final int LIMIT = 30_000;

  private final String prefix;
  private final List<String> sources = new ArrayList<>();

  /** Parts whose classes are called by the prefix and a number. */
  public Parts(String prefix) {
    this.prefix = prefix;
  }

  /** A part with one method that makes a value; gives the call. */
  public String value(String type, String expression) {
    String head = "    static " + type + " made() {\n      return ";
    return add("made()", head + Layout.of(expression, 6, 1) + ";");
  }

  /** A part with one method of those statements; gives the call. */
  public String statements(String parameterType, String parameter, List<String> statements) {
    String head = "    static void record(%s %s) {\n".formatted(parameterType, parameter);
    return add("record(" + parameter + ")", head + lines(statements, 6));
  }

  private String add(String call, String method) {
    String name = prefix + (sources.size() + 1);
    sources.add("  private static final class " + name + " {\n" + method + "\n    }\n  }");
    return name + "." + call;
  }

  /** The nested classes, in the order in which they were made. */
  public List<String> sources() {
    return List.copyOf(sources);
  }

  /** Statements below each other. */
  public static String lines(List<String> statements, int indent) {
    String margin = " ".repeat(indent);
    return statements.stream()
        .map(statement -> margin + Layout.of(statement, indent, 1) + ";")
        .collect(Collectors.joining("\n"));
  }

  /** The texts in groups of which none is longer than {@link #LIMIT}, unless it is one text. */
  public static List<List<String>> grouped(List<String> texts) {
    var groups = new ArrayList<List<String>>();
    int length = LIMIT;
    for (String text : texts) {
      if (groups.isEmpty() || length + text.length() > LIMIT) {
        groups.add(new ArrayList<>());
        length = 0;
      }
      groups.get(groups.size() - 1).add(text);
      length += text.length() + 2;
    }
    return groups;
  }
}
