package io.bascule.runner;

import io.bascule.operation.AddColumn;
import io.bascule.operation.AddConstraint;
import io.bascule.operation.AlterConstraint;
import io.bascule.operation.AlterIndex;
import io.bascule.operation.CreateIndex;
import io.bascule.operation.DataAction;
import io.bascule.operation.DataStep;
import io.bascule.operation.Delete;
import io.bascule.operation.DropConstraint;
import io.bascule.operation.DropIndex;
import io.bascule.operation.Operation;
import io.bascule.operation.RenameConstraint;
import io.bascule.operation.RenameIndex;
import io.bascule.schema.Expression;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.SqlText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the rows of which a condition is true now are those of which it will be true at a later
 * point of a way. If anything may give rows other values before, nobody knows.
 */
final class RowsAhead {
  private final List<Operation> changes = new ArrayList<>();
  private boolean open = true;

  /** One more change of the way. */
  void take(Operation change) {
    if (change instanceof DataStep step) {
      open = open && leavesRows(step.action());
    } else {
      changes.add(change);
    }
  }

  /** What the way itself inserts is no loss; what points to a deleted row may get other values. */
  private static boolean leavesRows(DataAction action) {
    return action.onlyAsks() || action instanceof DataAction.Insert;
  }

  /** Whether the condition says the same of the rows that are there now. */
  boolean areTold(Delete delete) {
    Expression where = delete.where();
    return where == null
        || open
            && !asksOthers(where)
            && changes.stream().allMatch(change -> leaves(change, delete.table(), where));
  }

  private static boolean asksOthers(Expression where) {
    if (where instanceof Expression.Apply apply) {
      return apply.operands().stream().anyMatch(RowsAhead::asksOthers);
    }
    if (where instanceof Expression.PerDialect many) {
      return many.texts().values().stream().anyMatch(text -> SqlText.mentions(text, "select"));
    }
    return where instanceof Expression.Sql sql && SqlText.mentions(sql.text(), "select");
  }

  private static boolean leaves(Operation change, QualifiedName table, Expression where) {
    @Nullable QualifiedName changed = change.table();
    if (changed != null && !changed.equals(table)) {
      return !(change instanceof io.bascule.operation.RenameTable);
    }
    return change instanceof AddColumn add
        ? !where.mentions(add.column().name())
        : change instanceof AddConstraint
            || change instanceof DropConstraint
            || change instanceof AlterConstraint
            || change instanceof RenameConstraint
            || change instanceof CreateIndex
            || change instanceof DropIndex
            || change instanceof AlterIndex
            || change instanceof RenameIndex
            || change instanceof io.bascule.operation.CreateTable;
  }
}
