package io.bascule.dialect;

import io.bascule.schema.Column;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the columns of a table differ from those that were to be made, in words for people. */
final class ColumnComparison {
  private final Dialect dialect;
  private final Table wanted;
  private final Table there;

  private ColumnComparison(Dialect dialect, Table wanted, Table there) {
    this.dialect = dialect;
    this.wanted = wanted;
    this.there = there;
  }

  /**
   * Compares.
   *
   * @param declared the table as a revision says it
   * @param there the table as the database has it
   */
  static ColumnComparison of(Dialect dialect, Table declared, Table there) {
    Table expressed =
        dialect.express(Schema.EMPTY.with(declared)).table(declared.id()).orElse(declared);
    Equivalence same = dialect.equivalence();
    return new ColumnComparison(dialect, same.normal(expressed), same.normal(there));
  }

  /** All differences, also columns that nobody wants. */
  List<String> all() {
    var all = new ArrayList<>(wanted());
    there.columns().stream()
        .filter(column -> find(wanted, column.name()).isEmpty())
        .forEach(column -> all.add("column %s is there besides".formatted(column.name())));
    return all;
  }

  /** The differences of the columns that were to be made. */
  List<String> wanted() {
    return wanted.columns().stream().flatMap(this::differences).toList();
  }

  /** Of the columns that were to be made, those that are missing or of another type. */
  List<String> types() {
    return wanted.columns().stream()
        .flatMap(
            column ->
                find(there, column.name())
                    .map(found -> types(column, found))
                    .orElseGet(() -> Stream.of(missing(column))))
        .toList();
  }

  private static String missing(Column column) {
    return "column %s is not there".formatted(column.name());
  }

  private Stream<String> types(Column column, Column found) {
    String present = spelled(found);
    return present.equalsIgnoreCase(spelled(column))
        ? Stream.empty()
        : Stream.of("column %s is %s, not %s".formatted(column.name(), present, spelled(column)));
  }

  private Stream<String> differences(Column column) {
    Optional<Column> found = find(there, column.name());
    if (found.isEmpty()) {
      return Stream.of(missing(column));
    }
    var differences = new ArrayList<>(types(column, found.get()).toList());
    if (isOpen(there, found.get()) != isOpen(wanted, column)) {
      differences.add(
          "column %s %s NULL"
              .formatted(column.name(), isOpen(wanted, column) ? "is NOT" : "may be"));
    }
    return differences.stream();
  }

  private String spelled(Column column) {
    return dialect.spelling().type(column.type());
  }

  /** Whether it may be NULL; a key's columns are told in more than one way. */
  private static boolean isOpen(Table table, Column column) {
    boolean key =
        table.primaryKey().map(PrimaryKey::columns).orElse(List.of()).contains(column.name());
    return column.nullable() && !key;
  }

  private Optional<Column> find(Table table, String name) {
    return table.columns().stream()
        .filter(column -> dialect.equivalence().sameName(column.name(), name))
        .findFirst();
  }
}
