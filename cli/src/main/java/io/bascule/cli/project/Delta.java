package io.bascule.cli.project;

import io.bascule.dialect.Unmodelled;
import io.bascule.operation.Operations;
import java.util.List;

/**
 * What must change for one side of a comparison to become the other.
 *
 * @param operations the changes
 * @param unmodelled what a side has and the model cannot say
 */
public record Delta(Operations operations, List<Unmodelled> unmodelled) {
  public Delta {
    unmodelled = List.copyOf(unmodelled);
  }
}
