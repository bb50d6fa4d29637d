package io.bascule.revision;

import io.bascule.operation.AddColumn;
import io.bascule.operation.AddConstraint;
import io.bascule.operation.AlterColumn;
import io.bascule.operation.AlterConstraint;
import io.bascule.operation.AlterIndex;
import io.bascule.operation.AlterTable;
import io.bascule.operation.CreateIndex;
import io.bascule.operation.DropColumn;
import io.bascule.operation.DropConstraint;
import io.bascule.operation.DropIndex;
import io.bascule.operation.Operation;
import io.bascule.operation.RenameColumn;
import io.bascule.operation.RenameConstraint;
import io.bascule.operation.RenameIndex;
import io.bascule.operation.ReorderColumns;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.Expression;
import io.bascule.schema.Index;
import io.bascule.schema.Position;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.TableAttributes;
import java.util.List;

/** Records the changes of one table, in the order in which they are said. */
public final class TableChanges {
  private final Changes changes;
  private final QualifiedName table;

  TableChanges(Changes changes, QualifiedName table) {
    this.changes = changes;
    this.table = table;
  }

  /** Adds a column behind all others. */
  public TableChanges add(Column column) {
    return record(new AddColumn(table, column));
  }

  /** Adds a column at a position that some databases heed. */
  public TableChanges add(Column column, Position position) {
    return record(new AddColumn(table, column, position));
  }

  /** Drops a column; it is told whole, so that it can be made again. */
  public TableChanges drop(Column column) {
    return record(new DropColumn(table, column));
  }

  /** Drops a column that stood at a position that some databases heed. */
  public TableChanges drop(Column column, Position position) {
    return record(new DropColumn(table, column, position));
  }

  /** Gives a column another name. */
  public TableChanges renameColumn(String before, String after) {
    return record(new RenameColumn(table, before, after));
  }

  /** Changes what a column is; both states are told whole. */
  public TableChanges alter(Column before, Column after) {
    return record(new AlterColumn(table, before, after));
  }

  /** Changes what a column is, with the value computed from the old row. */
  public TableChanges alter(Column before, Column after, Expression using) {
    return record(new AlterColumn(table, before, after, using));
  }

  /** Puts the columns in another order, on databases that keep one. */
  public TableChanges reorder(List<String> before, List<String> after) {
    return record(new ReorderColumns(table, before, after));
  }

  /** Adds a constraint. */
  public TableChanges add(Constraint constraint) {
    return record(new AddConstraint(table, constraint));
  }

  /** Drops a constraint; it is told whole, so that it can be made again. */
  public TableChanges drop(Constraint constraint) {
    return record(new DropConstraint(table, constraint));
  }

  /** Changes a constraint under its name. */
  public TableChanges alter(Constraint before, Constraint after) {
    return record(new AlterConstraint(table, before, after));
  }

  /** Gives a constraint another name. */
  public TableChanges rename(Constraint before, String after) {
    return record(new RenameConstraint(table, before, ConstraintName.of(after)));
  }

  /** Takes a constraint's name away, on databases where it can be without. */
  public TableChanges unname(Constraint before) {
    return record(new RenameConstraint(table, before, ConstraintName.NONE));
  }

  /** Creates an index. */
  public TableChanges add(Index index) {
    return record(new CreateIndex(table, index));
  }

  /** Drops an index; it is told whole, so that it can be made again. */
  public TableChanges drop(Index index) {
    return record(new DropIndex(table, index));
  }

  /** Gives an index another name. */
  public TableChanges rename(Index before, String after) {
    return record(new RenameIndex(table, before, after));
  }

  /** Changes an index in place: its comment or its storage parameters. */
  public TableChanges alter(Index before, Index after) {
    return record(new AlterIndex(table, before, after));
  }

  /** Changes what is said of the table as a whole. */
  public TableChanges alter(TableAttributes before, TableAttributes after) {
    return record(new AlterTable(table, before, after));
  }

  private TableChanges record(Operation operation) {
    changes.add(operation);
    return this;
  }
}
