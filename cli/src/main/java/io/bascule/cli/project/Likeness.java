package io.bascule.cli.project;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which known word somebody may have meant by one that is not known. */
public final class Likeness {
  /** A word of so many letters bears one mistake; a longer one two. */
  private static final int SHORT = 5;

  private Likeness() {}

  /** The known word that is nearest, if it is so near that a slip of the hand explains it. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    return known.stream()
        .filter(other -> mistakes(word, other) <= (other.length() <= SHORT ? 1 : 2))
        .min(Comparator.<String>comparingInt(other -> mistakes(word, other)).thenComparing(w -> w));
  }

  /**
   * How many letters were left out, put in, changed, or swapped with the next one. Capitals do not
   * count, nor do underscores in place of hyphens.
   */
  private static int mistakes(String word, String known) {
    String one = plain(word);
    String other = plain(known);
    int[][] least = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        least[i][j] = i == 0 || j == 0 ? i + j : least(least, one, other, i, j);
      }
    }
    return least[one.length()][other.length()];
  }

  private static int least(int[][] least, String one, String other, int i, int j) {
    int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
    int best =
        Math.min(least[i - 1][j - 1] + change, Math.min(least[i - 1][j], least[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(best, least[i - 2][j - 2] + 1) : best;
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
