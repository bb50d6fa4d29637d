package io.bascule.dialect;

import io.bascule.operation.CreateTable;
import io.bascule.operation.DataStep;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.operation.RenameTable;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the tables of a database are what data steps take them for, where the revisions do not
 * say what they are. Only what nothing has changed since the planner looked can be asked.
 */
public final class SnapshotFit {
  private final Dialect dialect;
  private boolean blind;

  /** Nothing is planned yet. */
  public SnapshotFit(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * Looks at the steps of one more revision.
   *
   * @param planner has planned what comes before it
   * @param decided what it does
   * @throws DialectException if a table is another one
   */
  public void require(Planner planner, Operations decided) {
    Set<QualifiedName> changed = new HashSet<>();
    for (Operation operation : decided.list()) {
      @Nullable Table snapshot =
          operation instanceof DataStep step && !blind ? step.snapshot() : null;
      if (snapshot != null && !changed.contains(snapshot.id())) {
        planner.table(snapshot.id()).ifPresent(there -> require(operation, snapshot, there));
      }
      note(operation);
      @Nullable QualifiedName table = operation.table();
      if (table != null) {
        changed.add(table);
      }
      if (operation instanceof RenameTable rename) {
        changed.add(rename.after());
      } else if (operation instanceof CreateTable create) {
        changed.add(create.subject().id());
      }
    }
  }

  /** One more revision is planned, of whose tables the revisions say what they are. */
  public void pass(Operations decided) {
    decided.list().forEach(this::note);
  }

  /** What SQL or Java does to the tables, nobody sees before it has run. */
  private void note(Operation operation) {
    blind =
        blind
            || operation instanceof DataStep step
                && step.action().table() == null
                && !step.action().onlyAsks();
  }

  private void require(Operation step, Table snapshot, Table there) {
    List<String> differences = ColumnComparison.of(dialect, snapshot, there).types();
    if (!differences.isEmpty()) {
      throw DialectException.of(
          "snapshot-misfit",
          """
          Cannot work on the rows of %s: its snapshot is not the table that the database has.

            step    %s
            differs %s
            try     declare in the snapshot what the table has by then"""
              .formatted(snapshot.id(), step.describe(), String.join("\n          ", differences)));
    }
  }
}
