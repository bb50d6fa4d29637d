package io.bascule.dialect.sqlite;

import io.bascule.dialect.DialectException;
import io.bascule.operation.AddColumn;
import io.bascule.operation.AddConstraint;
import io.bascule.operation.AlterColumn;
import io.bascule.operation.AlterConstraint;
import io.bascule.operation.AlterEnum;
import io.bascule.operation.AlterIndex;
import io.bascule.operation.AlterSequence;
import io.bascule.operation.AlterTable;
import io.bascule.operation.CreateEnum;
import io.bascule.operation.CreateIndex;
import io.bascule.operation.CreateNamespace;
import io.bascule.operation.CreateSequence;
import io.bascule.operation.CreateTable;
import io.bascule.operation.DataStep;
import io.bascule.operation.DropColumn;
import io.bascule.operation.DropConstraint;
import io.bascule.operation.DropEnum;
import io.bascule.operation.DropIndex;
import io.bascule.operation.DropNamespace;
import io.bascule.operation.DropSequence;
import io.bascule.operation.DropTable;
import io.bascule.operation.Guarded;
import io.bascule.operation.Operation;
import io.bascule.operation.RebuildTable;
import io.bascule.operation.RenameColumn;
import io.bascule.operation.RenameConstraint;
import io.bascule.operation.RenameIndex;
import io.bascule.operation.RenameTable;
import io.bascule.operation.ReorderColumns;
import io.bascule.operation.When;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.EnumType;
import io.bascule.schema.Index;
import io.bascule.schema.Literal;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Sequence;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Takes changes one after another and gathers those of each table, until something comes that they
 * must not pass: a rename, a step with data, the end. Changes of different tables are independent
 * of each other, so that they may wait for each other.
 *
 * <p>It is long because it has one method for each kind of change, most of them a line or two, and
 * because what a change must not pass is best read in one place.
 */
final class Gathering implements Operation.Visitor<Schema> {
  private final TableChange tables;
  private final Renames renames;
  private final Steps steps;
  private final Expressed expressed;
  private final Map<QualifiedName, Pending> pending = new LinkedHashMap<>();
  private Schema schema;

  Gathering(Schema schema, TableChange tables, Renames renames, Steps steps, Expressed expressed) {
    this.schema = schema;
    this.tables = tables;
    this.renames = renames;
    this.steps = steps;
    this.expressed = expressed;
  }

  /** One more change. */
  void take(Operation change) {
    schema = change.accept(this);
  }

  /** Makes what was gathered. What the schema is then is returned. */
  Schema finish() {
    flush();
    tables.finish();
    return schema;
  }

  private void flush() {
    for (QualifiedName table : List.copyOf(pending.keySet())) {
      flush(table);
    }
  }

  private void flush(QualifiedName table) {
    Pending gathered = pending.remove(table);
    if (gathered != null) {
      tables.make(gathered, form(table));
    }
  }

  private Pending.Form form(QualifiedName table) {
    return expressed.form(schema, schema.existing(table));
  }

  /** What waits for the table, which is now the last one to be made. */
  private Pending touch(QualifiedName table) {
    Pending gathered = pending.remove(table);
    if (gathered == null) {
      gathered = new Pending(form(table));
    }
    pending.put(table, gathered);
    return gathered;
  }

  private Schema gather(QualifiedName table, Operation change, Operation fitted) {
    touch(table).add(change);
    return fitted.applyTo(schema);
  }

  private Schema gather(QualifiedName table, Operation change) {
    return gather(table, change, change);
  }

  /** A change that is nothing to this database. */
  private Schema mean(Operation change) {
    steps.mean(change);
    return change.applyTo(schema);
  }

  @Override
  public Schema createNamespace(CreateNamespace change) {
    throw DialectException.of(
        "not-on-sqlite",
        """
        Cannot %s: SQLite has one schema a file and no others.

          try     declare the tables without a schema, or run this on another database"""
            .formatted(change.describe()));
  }

  @Override
  public Schema dropNamespace(DropNamespace change) {
    return mean(change);
  }

  @Override
  public Schema createEnum(CreateEnum change) {
    return mean(change);
  }

  @Override
  public Schema dropEnum(DropEnum change) {
    flush(); // what waits may still speak of it
    return mean(change);
  }

  @Override
  public Schema alterEnum(AlterEnum change) {
    for (Table table : schema.tables()) {
      for (Column column : table.columns()) {
        if (isOf(column.type(), change.before())) {
          if (touch(table.id()).labels(column.name()) != null) {
            flush(table.id());
          }
          Pending gathered = touch(table.id());
          gathered.because(change);
          if (!change.renames().isEmpty()) {
            gathered.relabel(column.name(), change.renames());
          }
        }
      }
    }
    return mean(change);
  }

  private static boolean isOf(Type type, EnumType wanted) {
    return type.kind() == Type.Kind.ENUM && type.enumName().equals(wanted.id());
  }

  /** Whether anything can hold a sequence here is the expression's to say; it refuses if not. */
  private Schema holdable(Operation change, Sequence sequence) {
    if (expressed.held(Schema.EMPTY.with(sequence)).sequences().isEmpty()) {
      return mean(change);
    }
    throw DialectException.of(
        "not-on-sqlite", "Cannot %s: SQLite has no sequences.".formatted(change.describe()));
  }

  @Override
  public Schema createSequence(CreateSequence change) {
    return holdable(change, change.sequence());
  }

  @Override
  public Schema dropSequence(DropSequence change) {
    return mean(change);
  }

  @Override
  public Schema alterSequence(AlterSequence change) {
    return holdable(change, change.after());
  }

  @Override
  public Schema createTable(CreateTable change) {
    var gathered = new Pending(null);
    gathered.add(change);
    pending.put(change.table(), gathered);
    return change.applyTo(schema);
  }

  @Override
  public Schema dropTable(DropTable change) {
    Pending gathered = pending.remove(change.table());
    boolean never = gathered != null && gathered.before() == null;
    if (gathered != null) {
      gathered.parts().stream().forEach(steps::mean);
    }
    String name = form(change.table()).held().id().local();
    Schema after = mean(change);
    if (!never) {
      tables.drop(change, name);
    }
    return after;
  }

  @Override
  public Schema renameTable(RenameTable change) {
    flush();
    Table held = form(change.before()).held();
    if (change.after().inDefaultSchema()) {
      renames.table(change);
      tables.renamed(change);
    } else {
      throw DialectException.of(
          "not-on-sqlite",
          """
          Cannot %s: SQLite has no schema of that name.

            try     give the table a name without a schema"""
              .formatted(change.describe()));
    }
    return renamed(change, held, change.after());
  }

  @Override
  public Schema renameColumn(RenameColumn change) {
    flush();
    Table held = form(change.table()).held();
    renames.column(change);
    tables.renamed(change);
    return renamed(change, held, change.table());
  }

  /**
   * What stands in for an enum type is called after its table and column, but a database does not
   * rename it with them.
   */
  private Schema renamed(Operation change, Table held, QualifiedName name) {
    Schema after = mean(change);
    Table meant = after.existing(name);
    Table renamed = change.applyTo(Schema.EMPTY.with(held)).existing(name);
    if (!renamed.constraints().equals(expressed.form(after, meant).held().constraints())) {
      var gathered = new Pending(new Pending.Form(meant, renamed));
      gathered.because(change);
      pending.put(name, gathered);
    }
    return after;
  }

  @Override
  public Schema alterTable(AlterTable change) {
    return gather(change.table(), change);
  }

  @Override
  public Schema addColumn(AddColumn change) {
    touch(change.table()).makeFresh(change.column().name());
    return gather(change.table(), change);
  }

  @Override
  public Schema dropColumn(DropColumn change) {
    return gather(change.table(), change);
  }

  @Override
  public Schema alterColumn(AlterColumn change) {
    String column = change.before().name();
    Pending gathered = touch(change.table());
    var using = change.using();
    if (gathered.using(column) != null || using != null && gathered.isFresh(column)) {
      flush(change.table());
    }
    if (using != null) {
      touch(change.table()).compute(column, using);
    }
    if (touch(change.table()).isFresh(column)
        && !Objects.equals(change.before().defaultValue(), change.after().defaultValue())) {
      var value = change.before().defaultValue();
      touch(change.table()).fill(column, value == null ? Literal.ofNull() : value);
    }
    return gather(change.table(), change);
  }

  @Override
  public Schema reorderColumns(ReorderColumns change) {
    return gather(change.table(), change);
  }

  @Override
  public Schema addConstraint(AddConstraint change) {
    return gather(change.table(), change);
  }

  @Override
  public Schema dropConstraint(DropConstraint change) {
    Constraint own = expressed.own(schema.existing(change.table()), change.constraint());
    return gather(change.table(), change, new DropConstraint(change.table(), own));
  }

  @Override
  public Schema renameConstraint(RenameConstraint change) {
    Constraint own = expressed.own(schema.existing(change.table()), change.before());
    return gather(
        change.table(), change, new RenameConstraint(change.table(), own, change.after()));
  }

  @Override
  public Schema alterConstraint(AlterConstraint change) {
    Constraint own = expressed.own(schema.existing(change.table()), change.before());
    return gather(change.table(), change, new AlterConstraint(change.table(), own, change.after()));
  }

  @Override
  public Schema createIndex(CreateIndex change) {
    return gather(change.table(), change);
  }

  @Override
  public Schema dropIndex(DropIndex change) {
    dropIndex(change, change.table(), change.index());
    return gather(change.table(), change);
  }

  /** An index goes at once: another table may be given one of its name in the meantime. */
  private void dropIndex(Operation cause, QualifiedName table, Index index) {
    Pending gathered = touch(table);
    if (gathered.isMade(index.name())) {
      tables.dropIndex(cause, index.name());
    }
    gathered.forget(index.name());
  }

  @Override
  public Schema renameIndex(RenameIndex change) {
    dropIndex(change, change.table(), change.before());
    return gather(change.table(), change);
  }

  @Override
  public Schema alterIndex(AlterIndex change) {
    return gather(change.table(), change);
  }

  @Override
  public Schema rebuildTable(RebuildTable change) {
    change.parts().stream().forEach(this::take);
    return schema;
  }

  @Override
  public Schema guarded(Guarded change) {
    throw new IllegalStateException("not decided: " + change.describe());
  }

  @Override
  public Schema when(When change) {
    throw new IllegalStateException("not decided: " + change.describe());
  }

  @Override
  public Schema dataStep(DataStep change) {
    flush();
    Schema after = mean(change);
    change.action().accept(new DataStatements(steps, change, after));
    return after;
  }
}
