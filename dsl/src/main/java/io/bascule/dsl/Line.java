package io.bascule.dsl;

import java.util.Objects;

/** Finds the line of the user's own source that is being run. */
final class Line {
  private static final StackWalker WALKER = StackWalker.getInstance();
  private static final String OWN = Line.class.getPackageName();

  private Line() {}

  /** The nearest line outside this package, as {@code Orders.java:14}. */
  static String here() {
    return WALKER.walk(
        frames -> frames.filter(Line::isForeign).findFirst().map(Line::told).orElse("(no line)"));
  }

  private static boolean isForeign(StackWalker.StackFrame frame) {
    String name = frame.getClassName();
    return !name.startsWith(OWN) || name.lastIndexOf('.') != OWN.length();
  }

  private static String told(StackWalker.StackFrame frame) {
    String file = Objects.requireNonNullElse(frame.getFileName(), frame.getClassName());
    return file + ":" + frame.getLineNumber();
  }
}
