package io.bascule.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key.
 *
 * @param id its name
 * @param columns its own columns
 * @param table the table it points to
 * @param referenced that table's columns, one for each of its own; empty on SQLite where the
 *     definition leaves them out and means the primary key
 * @param onDelete what happens when the row pointed to is deleted
 * @param onUpdate what happens when the key pointed to changes
 * @param match how rows with some NULLs are taken
 * @param deferral when it is checked
 * @param setColumns the columns that SET NULL or SET DEFAULT on delete changes where not all of
 *     them (PostgreSQL 15 and later)
 * @param validity whether the rows that were there before it are known to keep it
 */
public record ForeignKey(
    ConstraintName id,
    List<String> columns,
    QualifiedName table,
    List<String> referenced,
    Action onDelete,
    Action onUpdate,
    Match match,
    Deferral deferral,
    List<String> setColumns,
    Validity validity)
    implements Constraint {

  /** What happens to a row when the row that it points to goes or changes its key. */
  public enum Action {
    NO_ACTION,
    RESTRICT,
    CASCADE,
    SET_NULL,
    SET_DEFAULT
  }

  /** How a composite key with some NULLs is taken. */
  public enum Match {
    SIMPLE,
    FULL,
    PARTIAL
  }

  public ForeignKey {
    columns = List.copyOf(columns);
    referenced = List.copyOf(referenced);
    setColumns = List.copyOf(setColumns);
  }

  /** A key with no actions, from the given columns to the given columns of a table. */
  public static ForeignKey of(
      ConstraintName id, List<String> columns, QualifiedName table, List<String> referenced) {
    return new ForeignKey(
        id,
        columns,
        table,
        referenced,
        Action.NO_ACTION,
        Action.NO_ACTION,
        Match.SIMPLE,
        Deferral.NOT_DEFERRABLE,
        List.of(),
        Validity.VALID);
  }

  @Override
  public ForeignKey withName(ConstraintName name) {
    return new ForeignKey(
        name,
        columns,
        table,
        referenced,
        onDelete,
        onUpdate,
        match,
        deferral,
        setColumns,
        validity);
  }

  /** The same key under a name that somebody chose. */
  public ForeignKey named(String name) {
    return withName(ConstraintName.of(name));
  }

  /** The same key to another table and its columns. */
  public ForeignKey references(QualifiedName other, List<String> otherColumns) {
    return new ForeignKey(
        id,
        columns,
        other,
        otherColumns,
        onDelete,
        onUpdate,
        match,
        deferral,
        setColumns,
        validity);
  }

  /**
   * The same key to another table of the default schema, or {@code schema.table}, and its columns.
   */
  public ForeignKey references(String other, String... otherColumns) {
    return references(Declare.name(other), List.of(otherColumns));
  }

  /** The same key to another table and its columns. */
  public ForeignKey references(QualifiedName other, String... otherColumns) {
    return references(other, List.of(otherColumns));
  }

  /** The same key with another action on delete. */
  public ForeignKey onDelete(Action action) {
    return new ForeignKey(
        id, columns, table, referenced, action, onUpdate, match, deferral, setColumns, validity);
  }

  /** The same key with SET NULL or SET DEFAULT on delete of some of its columns only. */
  public ForeignKey onDelete(Action action, String... columnsToSet) {
    return new ForeignKey(
        id,
        columns,
        table,
        referenced,
        action,
        onUpdate,
        match,
        deferral,
        List.of(columnsToSet),
        validity);
  }

  /** The same key with another action on update. */
  public ForeignKey onUpdate(Action action) {
    return new ForeignKey(
        id, columns, table, referenced, onDelete, action, match, deferral, setColumns, validity);
  }

  /** The same key with another way to take NULLs. */
  public ForeignKey match(Match how) {
    return new ForeignKey(
        id, columns, table, referenced, onDelete, onUpdate, how, deferral, setColumns, validity);
  }

  /** The same key, checked at another time. */
  public ForeignKey deferrable(Deferral when) {
    return new ForeignKey(
        id, columns, table, referenced, onDelete, onUpdate, match, when, setColumns, validity);
  }

  /** The same key with another word on the rows that were there before it. */
  public ForeignKey validity(Validity other) {
    return new ForeignKey(
        id, columns, table, referenced, onDelete, onUpdate, match, deferral, setColumns, other);
  }

  @Override
  public ForeignKey renamingColumn(String before, String after) {
    return new ForeignKey(
        id,
        Unique.renamed(columns, before, after),
        table,
        referenced,
        onDelete,
        onUpdate,
        match,
        deferral,
        Unique.renamed(setColumns, before, after),
        validity);
  }

  /** The same key after a column of the table that it points to was renamed. */
  public ForeignKey renamingReferenced(String before, String after) {
    return references(table, Unique.renamed(referenced, before, after));
  }

  @Override
  public boolean mentions(String column) {
    return columns.contains(column);
  }

  @Override
  public String kind() {
    return "foreign key";
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.foreignKey(this);
  }
}
