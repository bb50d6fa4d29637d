package io.bascule.cli.project;

import io.bascule.differ.Answers;

/**
 * What the next revision shall be like.
 *
 * @param message one line on what it does
 * @param answers what is known of renames besides the model's own notes
 * @param rehearsal whether it is proved before it is kept
 * @param strictness what to do when the database has what the model cannot say
 */
public record RevisionRequest(
    String message, Answers answers, Rehearsing rehearsal, Strictness strictness) {
  /** Whether a revision is proved before it is kept. */
  public enum Rehearsing {
    REHEARSE,
    SKIP
  }

  /** What to do when the database has what the model cannot say. */
  public enum Strictness {
    LIST,
    REFUSE
  }

  /** A rehearsed revision with that message. */
  public static RevisionRequest of(String message) {
    return new RevisionRequest(message, Answers.NONE, Rehearsing.REHEARSE, Strictness.LIST);
  }

  /** The same with more answers. */
  public RevisionRequest withAnswers(Answers more) {
    return new RevisionRequest(message, more, rehearsal, strictness);
  }
}
