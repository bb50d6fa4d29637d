package io.bascule.laws.corpus;

import java.util.List;

/**
 * How one trial came out.
 *
 * @param trial which
 * @param outcome how
 * @param stage where it came out so: the step that failed, or the last one
 * @param details why, one line each; empty when it is right
 */
record Verdict(String trial, Outcome outcome, String stage, List<String> details) {
  /** What can come out. */
  enum Outcome {
    /** There, silent, and back again. */
    RIGHT,
    /** Refused, or left alone, what is outside the language, and said its name. */
    REFUSED,
    /**
     * A database is not as it should be, and nobody said so: the only failure that counts double.
     */
    WRONG,
    /** Something broke. */
    ERROR
  }

  Verdict {
    details = List.copyOf(details);
  }

  /** The reason in one line. */
  String reason() {
    return stage + (details.isEmpty() ? "" : ": " + details.get(0));
  }
}
