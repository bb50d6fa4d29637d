package io.bascule.differ;

import io.bascule.operation.Operations;
import java.util.List;

/**
 * What must change for one schema to become another.
 *
 * @param operations the changes, in the order in which they can be made
 * @param questions what only a person can tell; as long as there is one, the changes are a guess
 */
public record Difference(Operations operations, List<RenameQuestion> questions) {
  public Difference {
    questions = List.copyOf(questions);
  }

  /** Whether there is no change. */
  public boolean isEmpty() {
    return operations.isEmpty();
  }

  /**
   * The same, if there is no open question.
   *
   * @throws DifferException with both answers to each question, ready to paste
   */
  public Difference certain() {
    if (!questions.isEmpty()) {
      throw DifferException.renameOrDrop(questions);
    }
    return this;
  }
}
