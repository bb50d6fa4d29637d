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
    return parse(text, Target.BASE, Target.HEADS);
  }

  /**
   * The range that a text says.
   *
   * @param first where it begins if it does not say so
   * @param last where it ends if it does not say so
   * @throws HistoryException if it says none
   */
  public static Range parse(String text, Target first, Target last) {
    String[] ends = text.strip().split(":", -1);
    if (ends.length != 2) {
      throw NoWay.notARange(text);
    }
    return new Range(
        ends[0].isBlank() ? first : Target.parse(ends[0]),
        ends[1].isBlank() ? last : Target.parse(ends[1]));
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
