package io.bascule.cli.project;

import io.bascule.dialect.Live;
import io.bascule.differ.Answers;

/**
 * What the next revision shall be like.
 *
 * @param message one line on what it does
 * @param slot where in the history it goes
 * @param answers what is known of renames besides the model's own notes
 * @param rehearsal whether it is proved before it is kept
 * @param strictness what to do when the database has what the model cannot say
 */
public record RevisionRequest(
    String message, Slot slot, Answers answers, Rehearsing rehearsal, Strictness strictness) {
  /** Whether a revision is proved before it is kept. */
  public enum Rehearsing {
    REHEARSE,
    SKIP
  }

  /** What to do when the database has what the model cannot say. */
  public enum Strictness {
    /** It is told. */
    LIST {
      @Override
      Live of(Live live) {
        return live;
      }
    },
    /** Nothing is done. */
    REFUSE {
      @Override
      Live of(Live live) {
        if (live.unmodelled().isEmpty()) {
          return live;
        }
        throw NotWritten.strict(live.unmodelled().stream().map(Object::toString).toList());
      }
    };

    /**
     * What was read, if it may be used.
     *
     * @throws ProjectException if it is refused
     */
    abstract Live of(Live live);
  }

  /** A rehearsed revision with that message. */
  public static RevisionRequest of(String message) {
    return new RevisionRequest(
        message, Slot.HEAD, Answers.NONE, Rehearsing.REHEARSE, Strictness.LIST);
  }

  /** The same with more answers. */
  public RevisionRequest withAnswers(Answers more) {
    return new RevisionRequest(message, slot, more, rehearsal, strictness);
  }
}
