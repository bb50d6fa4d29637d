package io.bascule.revision;

/**
 * A part of a history, as people say it: {@code from:to}. As text it is their words again.
 *
 * @param from where it begins
 * @param to where it ends
 */
public record Range(Target from, Target to) {
  /**
   * The range that a text says: two targets with a colon between them. Without the first it begins
   * at {@code base}, without the second it ends at {@code heads}.
   *
   * @throws HistoryException if it says none
   */
  public static Range parse(String text) {
    String[] ends = text.strip().split(":", -1);
    if (ends.length != 2) {
      throw NoWay.notARange(text);
    }
    return new Range(
        ends[0].isBlank() ? Target.BASE : Target.parse(ends[0]),
        ends[1].isBlank() ? Target.HEADS : Target.parse(ends[1]));
  }

  /** Whether a text is meant as a range. */
  public static boolean isOne(String text) {
    return text.indexOf(':') >= 0;
  }

  @Override
  public String toString() {
    return from + ":" + to;
  }
}
