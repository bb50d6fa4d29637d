package io.bascule.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the application declares, or that a database has.
 *
 * @param namespaces the schemas besides the default one
 * @param enums enumerated types
 * @param sequences sequences that stand for themselves
 * @param tables tables
 * @param notes what a declaration says besides; not part of equality
 */
public record Schema(
    SortedSet<String> namespaces,
    Members<EnumType> enums,
    Members<Sequence> sequences,
    Members<Table> tables,
    Notes notes) {

  /** Nothing at all. */
  public static final Schema EMPTY =
      new Schema(new TreeSet<>(), Members.none(), Members.none(), Members.none(), Notes.NONE);

  public Schema {
    namespaces = Collections.unmodifiableSortedSet(new TreeSet<>(namespaces));
  }

  /** A schema of the given tables; the namespaces are those that the tables' names tell. */
  public static Schema ofTables(Collection<Table> tables) {
    var namespaces = new TreeSet<String>();
    tables.stream().map(table -> table.id().schema()).forEach(namespaces::add);
    namespaces.remove("");
    return new Schema(
        namespaces, Members.none(), Members.none(), Members.of("the schema", tables), Notes.NONE);
  }

  /**
   * The schema that the sources declare, in the order given, under the default naming convention.
   *
   * @throws SchemaException if they do not make a schema: two tables of one name, a foreign key to
   *     a table that is not among them
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public static Schema of(Supplier<? extends TableSource>... sources) {
    return Assembly.of(Naming.standard(), sources);
  }

  /** The schema that the sources declare, under another naming convention. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public static Schema of(Naming naming, Supplier<? extends TableSource>... sources) {
    return Assembly.of(naming, sources);
  }

  /** The table of that name. */
  public Optional<Table> table(QualifiedName id) {
    return tables.find(id.toString());
  }

  /** The enum type of that name. */
  public Optional<EnumType> enumType(QualifiedName id) {
    return enums.find(id.toString());
  }

  /**
   * The table of that name.
   *
   * @throws SchemaException if there is none
   */
  public Table existing(QualifiedName id) {
    return table(id)
        .orElseThrow(() -> SchemaException.missing("the schema", "table", id.toString()));
  }

  /** The same with other namespaces. */
  public Schema withNamespaces(SortedSet<String> other) {
    return new Schema(other, enums, sequences, tables, notes);
  }

  /** The same with one more namespace. */
  public Schema withNamespace(String name) {
    var more = new TreeSet<>(namespaces);
    more.add(name);
    return withNamespaces(more);
  }

  /** The same with other enum types. */
  public Schema withEnums(Members<EnumType> other) {
    return new Schema(namespaces, other, sequences, tables, notes);
  }

  /** The same with other sequences. */
  public Schema withSequences(Members<Sequence> other) {
    return new Schema(namespaces, enums, other, tables, notes);
  }

  /** The same with other tables. */
  public Schema withTables(Members<Table> other) {
    return new Schema(namespaces, enums, sequences, other, notes);
  }

  /** The same with one more enum type. */
  public Schema with(EnumType type) {
    return withEnums(enums.with(type));
  }

  /** The same with one more sequence. */
  public Schema with(Sequence sequence) {
    return withSequences(sequences.with(sequence));
  }

  /** The same with one more table. */
  public Schema with(Table table) {
    return withTables(tables.with(table));
  }

  /** The same with other notes. */
  public Schema withNotes(Notes other) {
    return new Schema(namespaces, enums, sequences, tables, other);
  }

  /**
   * The same with one table changed, in its place.
   *
   * @throws SchemaException if the table is not there
   */
  public Schema changing(QualifiedName id, UnaryOperator<Table> change) {
    return withTables(tables.replacing(id.toString(), change.apply(existing(id))));
  }

  /** The same after a column was renamed, wherever it is named. */
  public Schema renamingColumn(QualifiedName table, String before, String after) {
    var renamed = changing(table, own -> own.renamingColumn(before, after));
    return renamed.withTables(
        renamed.tables.map(
            other ->
                other.id().equals(table) ? other : other.renamingReferenced(table, before, after)));
  }

  /** The same after a table was renamed, wherever it is named. */
  public Schema renamingTable(QualifiedName before, QualifiedName after) {
    var renamed = changing(before, table -> table.withName(after));
    return renamed.withTables(renamed.tables.map(table -> table.renamingTable(before, after)));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Schema schema
        && namespaces.equals(schema.namespaces)
        && enums.equals(schema.enums)
        && sequences.equals(schema.sequences)
        && tables.equals(schema.tables);
  }

  @Override
  public int hashCode() {
    return Objects.hash(namespaces, enums, sequences, tables);
  }
}
