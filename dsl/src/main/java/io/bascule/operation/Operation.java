package io.bascule.operation;

import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One change to a schema. It carries whatever it takes away, so that {@link #inverse()} is total
 * for every change of the schema; only {@link DataStep} and {@link When} have none.
 */
public sealed interface Operation
    permits CreateNamespace,
        DropNamespace,
        CreateEnum,
        DropEnum,
        AlterEnum,
        CreateSequence,
        DropSequence,
        AlterSequence,
        CreateTable,
        DropTable,
        RenameTable,
        AlterTable,
        AddColumn,
        DropColumn,
        RenameColumn,
        AlterColumn,
        ReorderColumns,
        AddConstraint,
        DropConstraint,
        RenameConstraint,
        AlterConstraint,
        CreateIndex,
        DropIndex,
        RenameIndex,
        AlterIndex,
        RebuildTable,
        Guarded,
        When,
        DataStep {

  /**
   * What the schema is after the change.
   *
   * @throws io.bascule.schema.SchemaException if the change does not fit the schema
   */
  Schema applyTo(Schema schema);

  /**
   * The change that takes this one back.
   *
   * @throws IllegalStateException if this is a data step, or hangs on a condition
   */
  Operation inverse();

  /**
   * This change and the next one as fewer changes that come to the same: no change if the next one
   * takes this one back. They come to the same for every schema and for all rows; where rows could
   * tell the difference, they do not fold.
   *
   * @return nothing where they do not fold
   */
  default Optional<Operations> foldWith(Operation next) {
    return Optional.empty();
  }

  /** One line for people: {@code add column orders.state}. */
  String describe();

  /** What the change may cost. */
  default List<Hazard> hazards() {
    return List.of();
  }

  /** The table that is changed, by the name that it has before the change; null if it is none. */
  default @Nullable QualifiedName table() {
    return null;
  }

  /** The changes that it is made of, where it only guards them; otherwise itself. */
  default List<Operation> leaves() {
    return List.of(this);
  }

  /** Calls the visitor's method for this change. */
  <R extends @Nullable Object> R accept(Visitor<R> visitor);

  /**
   * One method a change: whoever says all changes in some language implements it, and the compiler
   * lists what a new change needs.
   *
   * @param <R> what is made of a change
   */
  interface Visitor<R extends @Nullable Object> {
    R createNamespace(CreateNamespace change);

    R dropNamespace(DropNamespace change);

    R createEnum(CreateEnum change);

    R dropEnum(DropEnum change);

    R alterEnum(AlterEnum change);

    R createSequence(CreateSequence change);

    R dropSequence(DropSequence change);

    R alterSequence(AlterSequence change);

    R createTable(CreateTable change);

    R dropTable(DropTable change);

    R renameTable(RenameTable change);

    R alterTable(AlterTable change);

    R addColumn(AddColumn change);

    R dropColumn(DropColumn change);

    R renameColumn(RenameColumn change);

    R alterColumn(AlterColumn change);

    R reorderColumns(ReorderColumns change);

    R addConstraint(AddConstraint change);

    R dropConstraint(DropConstraint change);

    R renameConstraint(RenameConstraint change);

    R alterConstraint(AlterConstraint change);

    R createIndex(CreateIndex change);

    R dropIndex(DropIndex change);

    R renameIndex(RenameIndex change);

    R alterIndex(AlterIndex change);

    R rebuildTable(RebuildTable change);

    R guarded(Guarded change);

    R when(When change);

    R dataStep(DataStep change);
  }
}
