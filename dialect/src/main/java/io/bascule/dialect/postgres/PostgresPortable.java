package io.bascule.dialect.postgres;

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
import io.bascule.schema.Index;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Turns changes that may have been written against another database into what PostgreSQL can hold:
 * without conflict clauses and STRICT, and with a name for every constraint.
 */
final class PostgresPortable implements Operation.Visitor<List<Operation>> {
  private final UnaryOperator<Schema> express;

  /**
   * A translation.
   *
   * @param express what a schema is on PostgreSQL
   */
  PostgresPortable(UnaryOperator<Schema> express) {
    this.express = express;
  }

  private Table express(Table table) {
    return express.apply(Schema.EMPTY.with(table)).tables().list().get(0);
  }

  private Column express(QualifiedName table, Column column) {
    return express(Table.of(table).with(column)).columns().list().get(0);
  }

  /** A constraint; none if PostgreSQL has nothing to say for it. */
  private List<Constraint> express(QualifiedName table, Constraint constraint) {
    return express(Table.of(table).with(constraint)).constraints();
  }

  private Index express(QualifiedName table, Index index) {
    return express(Table.of(table).with(index)).indexes().list().get(0);
  }

  private TableAttributes express(QualifiedName table, TableAttributes attributes) {
    return express(Table.of(table).withAttributes(attributes)).attributes();
  }

  @Override
  public List<Operation> createNamespace(CreateNamespace change) {
    return List.of(change);
  }

  @Override
  public List<Operation> dropNamespace(DropNamespace change) {
    return List.of(change);
  }

  @Override
  public List<Operation> createEnum(CreateEnum change) {
    return List.of(change);
  }

  @Override
  public List<Operation> dropEnum(DropEnum change) {
    return List.of(change);
  }

  @Override
  public List<Operation> alterEnum(AlterEnum change) {
    return List.of(change);
  }

  @Override
  public List<Operation> createSequence(CreateSequence change) {
    return List.of(change);
  }

  @Override
  public List<Operation> dropSequence(DropSequence change) {
    return List.of(change);
  }

  @Override
  public List<Operation> alterSequence(AlterSequence change) {
    return List.of(change);
  }

  @Override
  public List<Operation> createTable(CreateTable change) {
    return List.of(new CreateTable(express(change.subject())));
  }

  @Override
  public List<Operation> dropTable(DropTable change) {
    return List.of(new DropTable(express(change.subject())));
  }

  @Override
  public List<Operation> renameTable(RenameTable change) {
    return List.of(change);
  }

  @Override
  public List<Operation> alterTable(AlterTable change) {
    QualifiedName table = change.table();
    return List.of(
        new AlterTable(table, express(table, change.before()), express(table, change.after())));
  }

  @Override
  public List<Operation> addColumn(AddColumn change) {
    QualifiedName table = change.table();
    return List.of(new AddColumn(table, express(table, change.column()), change.position()));
  }

  @Override
  public List<Operation> dropColumn(DropColumn change) {
    QualifiedName table = change.table();
    return List.of(new DropColumn(table, express(table, change.column()), change.position()));
  }

  @Override
  public List<Operation> renameColumn(RenameColumn change) {
    return List.of(change);
  }

  @Override
  public List<Operation> alterColumn(AlterColumn change) {
    QualifiedName table = change.table();
    return List.of(
        new AlterColumn(
            table,
            express(table, change.before()),
            express(table, change.after()),
            change.using()));
  }

  @Override
  public List<Operation> reorderColumns(ReorderColumns change) {
    return List.of(change);
  }

  @Override
  public List<Operation> addConstraint(AddConstraint change) {
    QualifiedName table = change.table();
    return express(table, change.constraint()).stream()
        .<Operation>map(constraint -> new AddConstraint(table, constraint))
        .toList();
  }

  @Override
  public List<Operation> dropConstraint(DropConstraint change) {
    QualifiedName table = change.table();
    return express(table, change.constraint()).stream()
        .<Operation>map(constraint -> new DropConstraint(table, constraint))
        .toList();
  }

  @Override
  public List<Operation> renameConstraint(RenameConstraint change) {
    QualifiedName table = change.table();
    Constraint after = change.before().withName(change.after());
    return express(table, change.before()).stream()
        .flatMap(
            from ->
                express(table, after).stream()
                    .filter(to -> !from.id().equals(to.id()))
                    .<Operation>map(to -> new RenameConstraint(table, from, to.id())))
        .toList();
  }

  @Override
  public List<Operation> alterConstraint(AlterConstraint change) {
    QualifiedName table = change.table();
    return express(table, change.before()).stream()
        .flatMap(
            from ->
                express(table, change.after()).stream()
                    .filter(to -> !from.equals(to))
                    .<Operation>map(to -> new AlterConstraint(table, from, to)))
        .toList();
  }

  @Override
  public List<Operation> createIndex(CreateIndex change) {
    QualifiedName table = change.table();
    return List.of(new CreateIndex(table, express(table, change.index())));
  }

  @Override
  public List<Operation> dropIndex(DropIndex change) {
    QualifiedName table = change.table();
    return List.of(new DropIndex(table, express(table, change.index())));
  }

  @Override
  public List<Operation> renameIndex(RenameIndex change) {
    return List.of(change);
  }

  @Override
  public List<Operation> alterIndex(AlterIndex change) {
    QualifiedName table = change.table();
    return List.of(
        new AlterIndex(table, express(table, change.before()), express(table, change.after())));
  }

  @Override
  public List<Operation> rebuildTable(RebuildTable change) {
    return change.parts().stream().flatMap(part -> part.accept(this).stream()).toList();
  }

  @Override
  public List<Operation> guarded(Guarded change) {
    throw new IllegalStateException("not decided: " + change.describe());
  }

  @Override
  public List<Operation> when(When change) {
    throw new IllegalStateException("not decided: " + change.describe());
  }

  @Override
  public List<Operation> dataStep(DataStep change) {
    return List.of(change);
  }
}
