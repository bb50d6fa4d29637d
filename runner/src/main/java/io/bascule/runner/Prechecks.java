package io.bascule.runner;

import io.bascule.dialect.Statement;
import io.bascule.operation.AddConstraint;
import io.bascule.operation.AlterColumn;
import io.bascule.operation.AlterConstraint;
import io.bascule.operation.AlterIndex;
import io.bascule.operation.AlterTable;
import io.bascule.operation.CreateIndex;
import io.bascule.operation.DataStep;
import io.bascule.operation.DropConstraint;
import io.bascule.operation.DropIndex;
import io.bascule.operation.Operation;
import io.bascule.operation.RebuildTable;
import io.bascule.operation.RenameConstraint;
import io.bascule.operation.RenameIndex;
import io.bascule.operation.RenameTable;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.QualifiedName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which statements of a way can be asked, before the first one is run, whether rows are in their
 * way. Only of a table that nothing before has changed are the rows now those that the statement
 * will meet; behind a step that changes rows, nobody knows. What is not asked here is asked when it
 * fails.
 */
final class Prechecks {
  private final Set<QualifiedName> changed = new HashSet<>();
  private boolean open = true;
  private boolean any;

  /** The statements of the next step of the way; none once rows may have changed. */
  List<Statement.Sql> of(Step step) {
    var askable = new ArrayList<Statement.Sql>();
    @Nullable Operation last = null;
    for (Statement statement : step.planned().statements()) {
      Operation cause = statement.cause();
      if (last != null && !cause.equals(last)) {
        note(last);
      }
      last = cause;
      open = open && !changesRows(cause);
      if (open
          && statement instanceof Statement.Sql sql
          && !sql.diagnoses().isEmpty()
          && isUntouched(cause)) {
        askable.add(sql);
      }
    }
    step.wanted().stream().forEach(this::note);
    return askable;
  }

  private static boolean changesRows(Operation cause) {
    return cause instanceof DataStep step && !step.action().onlyAsks();
  }

  private boolean isUntouched(Operation cause) {
    QualifiedName table = cause.table();
    if (table == null) {
      return !any;
    }
    boolean targets =
        cause instanceof AddConstraint add
            && add.constraint() instanceof ForeignKey key
            && changed.contains(key.table());
    return !changed.contains(table) && !targets;
  }

  /** Whether it leaves all rows, and the names and types of their columns, as they are. */
  private static boolean isHarmless(Operation change) {
    return change instanceof AddConstraint
        || change instanceof DropConstraint
        || change instanceof AlterConstraint
        || change instanceof RenameConstraint
        || change instanceof CreateIndex
        || change instanceof DropIndex
        || change instanceof AlterIndex
        || change instanceof RenameIndex
        || change instanceof AlterTable
        || change instanceof AlterColumn alter
            && alter.using() == null
            && alter.before().type().equals(alter.after().type());
  }

  private void note(Operation change) {
    if (isHarmless(change)) {
      return;
    }
    open = open && !changesRows(change);
    any = true;
    QualifiedName table = change.table();
    if (table != null) {
      changed.add(table);
    }
    if (change instanceof RenameTable rename) {
      changed.add(rename.after());
    } else if (change instanceof RebuildTable rebuild) {
      rebuild.parts().stream().forEach(this::note);
    }
  }
}
