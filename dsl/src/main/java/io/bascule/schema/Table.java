package io.bascule.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table: its columns, its constraints and its indexes. Equality does not look at the order of any
 * of them; {@link #columns()} keeps the order of the columns for those who need it.
 *
 * @param id its name
 * @param columns its columns, in order
 * @param constraints its rules; the primary key is one of them
 * @param indexes its indexes
 * @param attributes what is said of it as a whole
 */
public record Table(
    QualifiedName id,
    Members<Column> columns,
    List<Constraint> constraints,
    Members<Index> indexes,
    TableAttributes attributes)
    implements Named {

  public Table {
    constraints = List.copyOf(constraints);
  }

  /** A table without columns. */
  public static Table of(QualifiedName id) {
    return new Table(id, Members.none(), List.of(), Members.none(), TableAttributes.NONE);
  }

  @Override
  public String name() {
    return id.toString();
  }

  /** The column of that name. */
  public Optional<Column> column(String name) {
    return columns.find(name);
  }

  /** The primary key, if the table has one. */
  public Optional<PrimaryKey> primaryKey() {
    return of(PrimaryKey.class).findFirst();
  }

  /** The foreign keys, in order. */
  public List<ForeignKey> foreignKeys() {
    return of(ForeignKey.class).toList();
  }

  /** The constraints of one kind, in order. */
  public <C extends Constraint> Stream<C> of(Class<C> kind) {
    return constraints.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** The constraint of that name. */
  public Optional<Constraint> constraint(String name) {
    return constraints.stream().filter(c -> name.equals(c.id().text())).findFirst();
  }

  /** The same table under another name. */
  public Table withName(QualifiedName other) {
    return new Table(other, columns, constraints, indexes, attributes);
  }

  /** The same table with other columns. */
  public Table withColumns(Members<Column> other) {
    return new Table(id, other, constraints, indexes, attributes);
  }

  /** The same table with one more column, last. */
  public Table with(Column column) {
    return with(column, Position.LAST);
  }

  /** The same table with one more column. */
  public Table with(Column column, Position position) {
    return withColumns(position.insert(columns, column));
  }

  /** The same table with other constraints. */
  public Table withConstraints(List<? extends Constraint> other) {
    return new Table(id, columns, List.copyOf(other), indexes, attributes);
  }

  /** The same table with one more constraint. */
  public Table with(Constraint constraint) {
    var more = new ArrayList<>(constraints);
    more.add(constraint);
    return withConstraints(more);
  }

  /** The same table without one constraint; unchanged if it does not have it. */
  public Table without(Constraint constraint) {
    var fewer = new ArrayList<>(constraints);
    fewer.remove(constraint);
    return withConstraints(fewer);
  }

  /** The same table with each constraint changed. */
  public Table mapConstraints(UnaryOperator<Constraint> change) {
    return withConstraints(constraints.stream().map(change).toList());
  }

  /** The same table with other indexes. */
  public Table withIndexes(Members<Index> other) {
    return new Table(id, columns, constraints, other, attributes);
  }

  /** The same table with one more index. */
  public Table with(Index index) {
    return withIndexes(indexes.with(index));
  }

  /** The same table with more of what a table is made of, behind what it has. */
  public Table with(TableElement... more) {
    Table added = Declare.table(id, more);
    var allColumns = new ArrayList<>(columns.list());
    allColumns.addAll(added.columns.list());
    var allConstraints = new ArrayList<>(constraints);
    allConstraints.addAll(added.constraints);
    var allIndexes = new ArrayList<>(indexes.list());
    allIndexes.addAll(added.indexes.list());
    return new Table(
        id,
        Members.of("table " + id, allColumns),
        allConstraints,
        Members.of("table " + id, allIndexes),
        attributes);
  }

  /** The same table with other attributes. */
  public Table withAttributes(TableAttributes other) {
    return new Table(id, columns, constraints, indexes, other);
  }

  /** The same table with a comment. */
  public Table comment(String text) {
    return withAttributes(attributes.withComment(text));
  }

  /** The same table with one more trait, such as SQLite's STRICT. */
  public Table trait(TableAttributes.Trait trait) {
    return withAttributes(attributes.with(trait));
  }

  /** The same table with one more of PostgreSQL's storage parameters. */
  public Table parameter(String parameter, String value) {
    return withAttributes(attributes.with(parameter, value));
  }

  /** The same table, with every use of the column's name in it changed. */
  public Table renamingColumn(String before, String after) {
    return new Table(
            id,
            columns.map(column -> column.renaming(before, after)),
            constraints.stream().map(c -> c.renamingColumn(before, after)).toList(),
            indexes.map(index -> index.renamingColumn(before, after)),
            attributes)
        .renamingReferenced(id, before, after);
  }

  private boolean pointsTo(QualifiedName target) {
    return of(ForeignKey.class).anyMatch(key -> key.table().equals(target));
  }

  /** The same table after a column of a table that it may point to was renamed. */
  Table renamingReferenced(QualifiedName target, String before, String after) {
    if (!pointsTo(target)) {
      return this;
    }
    return mapConstraints(
        constraint ->
            constraint instanceof ForeignKey key && key.table().equals(target)
                ? key.renamingReferenced(before, after)
                : constraint);
  }

  /** The same table after a table that it may point to, perhaps itself, was renamed. */
  Table renamingTable(QualifiedName before, QualifiedName after) {
    if (!pointsTo(before)) {
      return this;
    }
    return mapConstraints(
        constraint ->
            constraint instanceof ForeignKey key && key.table().equals(before)
                ? key.references(after, key.referenced())
                : constraint);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof Table table
            && id.equals(table.id)
            && columns.equals(table.columns)
            && constraints.size() == table.constraints.size()
            && (constraints.equals(table.constraints)
                || new HashSet<>(constraints).equals(new HashSet<>(table.constraints)))
            && indexes.equals(table.indexes)
            && attributes.equals(table.attributes);
  }

  @Override
  public int hashCode() {
    return 31 * id.hashCode() + columns.hashCode();
  }
}
