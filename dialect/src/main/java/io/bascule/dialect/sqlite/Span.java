package io.bascule.dialect.sqlite;

/**
 * A stretch of a text.
 *
 * @param start its first character
 * @param end the character after its last
 */
record Span(int start, int end) {
  /** The characters of it. */
  String of(String text) {
    return text.substring(start, end);
  }
}
