package io.bascule.cli.project;

import io.bascule.dialect.Unmodelled;
import io.bascule.operation.Operations;
import io.bascule.revision.RevisionHeader;
import java.util.List;

/**
 * How model, history and database stand to each other.
 *
 * @param differences what must change about the database for it to be as the model
 * @param pending the revisions that the database does not have yet
 * @param unmodelled what the database has and the model cannot say
 */
public record Check(
    Operations differences, List<RevisionHeader> pending, List<Unmodelled> unmodelled) {
  public Check {
    pending = List.copyOf(pending);
    unmodelled = List.copyOf(unmodelled);
  }

  /** Whether model and database agree and no revision is pending. */
  public boolean agrees() {
    return differences.isEmpty() && pending.isEmpty();
  }
}
