package io.bascule.dsl;

import io.bascule.schema.Schema;
import java.util.Objects;

/** Finds the line of the user's own source that is being run. */
final class Line {
  private static final StackWalker WALKER = StackWalker.getInstance();
  private static final String OWN = Line.class.getPackageName();
  private static final String SCHEMA = Schema.class.getPackageName();

  private Line() {}

  /** The nearest line outside this package, as {@code Orders.java:14}. */
  static String here() {
    return WALKER.walk(
        frames -> frames.filter(Line::isForeign).findFirst().map(Line::told).orElse("(no line)"));
  }

  private static boolean isForeign(StackWalker.StackFrame frame) {
    String name = frame.getClassName();
    return !name.startsWith("java.") && !isOf(OWN, name) && !isOf(SCHEMA, name);
  }

  private static boolean isOf(String room, String name) {
    return name.startsWith(room) && name.lastIndexOf('.') == room.length();
  }

  private static String told(StackWalker.StackFrame frame) {
    String file = Objects.requireNonNullElse(frame.getFileName(), frame.getClassName());
    return file + ":" + frame.getLineNumber();
  }
}
