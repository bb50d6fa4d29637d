package io.bascule.dialect.sqlite;

import io.bascule.operation.Subject;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.util.Optional;

/** What is there, by SQLite's names: their letter case does not matter. */
final class SqlitePresence {
  private SqlitePresence() {}

  /** A query that gives a row exactly if something is there; the names of constraints are text. */
  static Optional<String> query(Subject subject) {
    String name = SqliteText.constant(subject.name().local());
    return switch (subject.kind()) {
      case TABLE -> Optional.of(object("table", name));
      case INDEX -> Optional.of(object("index", name));
      case COLUMN ->
          Optional.of(
              "SELECT 1 FROM pragma_table_xinfo(%s) WHERE name = %s COLLATE NOCASE"
                  .formatted(name, SqliteText.constant(subject.part())));
      case CONSTRAINT, SEQUENCE, ENUM, SCHEMA -> Optional.empty();
    };
  }

  private static String object(String type, String name) {
    return "SELECT 1 FROM sqlite_master WHERE type = '%s' AND name = %s COLLATE NOCASE"
        .formatted(type, name);
  }

  /**
   * Whether something is there.
   *
   * @param read the tables as their texts tell
   * @param meant the schema that they mean, with what SQLite has not
   */
  static boolean has(Schema read, Schema meant, Subject subject) {
    return switch (subject.kind()) {
      case TABLE -> table(read, subject.name()).isPresent();
      case COLUMN ->
          table(read, subject.name()).stream()
              .flatMap(table -> table.columns().stream())
              .anyMatch(column -> same(column.name(), subject.part()));
      case CONSTRAINT ->
          table(read, subject.name()).stream()
              .flatMap(table -> table.constraints().stream())
              .anyMatch(rule -> same(rule.id().orEmpty(), subject.part()));
      case INDEX ->
          read.tables().stream()
              .flatMap(table -> table.indexes().stream())
              .anyMatch(index -> same(index.name(), subject.name().local()));
      case SEQUENCE, ENUM, SCHEMA -> subject.isIn(meant);
    };
  }

  static Optional<Table> table(Schema read, QualifiedName name) {
    return name.inDefaultSchema()
        ? read.tables().stream().filter(table -> same(table.id().local(), name.local())).findFirst()
        : Optional.empty();
  }

  private static boolean same(String one, String other) {
    return SqliteNames.fold(one).equals(SqliteNames.fold(other));
  }
}
