package io.bascule.cli.project;

import io.bascule.dialect.Unmodelled;
import io.bascule.differ.RenameQuestion;
import io.bascule.operation.Operations;
import java.util.List;

/**
 * What must change for one side of a comparison to become the other.
 *
 * @param operations the changes
 * @param questions what only a person can tell; where there is one, the changes drop and add
 * @param unmodelled what a side has and the model cannot say
 */
public record Delta(
    Operations operations, List<RenameQuestion> questions, List<Unmodelled> unmodelled) {
  public Delta {
    questions = List.copyOf(questions);
    unmodelled = List.copyOf(unmodelled);
  }
}
