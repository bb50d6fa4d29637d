package io.bascule.generator.internal.source;

import com.github.javaparser.ast.Node;

/** A source that is not what it should be, and the line that shows it. */
public final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;

  Unreadable(int line, String why) {
    super(why);
    this.line = line;
  }

  Unreadable(Node place, String why) {
    this(place.getBegin().map(begin -> begin.line).orElse(1), why);
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }
}
