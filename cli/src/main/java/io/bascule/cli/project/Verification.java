package io.bascule.cli.project;

import java.util.List;

/**
 * What was looked at to see whether a database is in order, and what was found.
 *
 * @param parts what was looked at, in order
 */
public record Verification(List<Part> parts) {
  /** How a part is. */
  public enum State {
    /** It is in order. */
    OK,
    /** Something is not in order. */
    WRONG,
    /** It could not be looked at. */
    SKIPPED
  }

  /**
   * Something that was looked at.
   *
   * @param subject what it is: {@code ledger}
   * @param state how it is
   * @param note one line on it
   * @param findings what is not in order
   */
  public record Part(String subject, State state, String note, List<Finding> findings) {
    public Part {
      findings = List.copyOf(findings);
    }
  }

  public Verification {
    parts = List.copyOf(parts);
  }

  /** Whether nothing is out of order. */
  public boolean isInOrder() {
    return parts.stream().noneMatch(part -> part.state() == State.WRONG);
  }
}
