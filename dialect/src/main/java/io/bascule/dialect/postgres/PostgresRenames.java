package io.bascule.dialect.postgres;

import io.bascule.operation.RenameColumn;
import io.bascule.operation.RenameTable;
import io.bascule.schema.Column;
import io.bascule.schema.Identity;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Says new names of tables and columns, with which the sequences behind serial columns go. */
final class PostgresRenames {
  private final PostgresSpelling spelling;
  private final PostgresState state;

  PostgresRenames(PostgresSpelling spelling, PostgresState state) {
    this.spelling = spelling;
    this.state = state;
  }

  private String alter(QualifiedName table) {
    return "ALTER TABLE " + spelling.name(table) + " ";
  }

  List<String> of(RenameTable change) {
    QualifiedName before = change.before();
    QualifiedName after = change.after();
    var texts = new ArrayList<String>();
    String rename = "RENAME TO " + spelling.name(after.local());
    String move = "SET SCHEMA " + schema(after);
    boolean renamed = !before.local().equals(after.local());
    boolean moved = !before.schema().equals(after.schema());
    // The name on the way must be free, in the one schema or in the other.
    QualifiedName way = new QualifiedName(before.schema(), after.local());
    boolean moveFirst = moved && state.table(way).isPresent();
    if (moved && moveFirst) {
      texts.add(alter(before) + move);
    }
    if (renamed) {
      texts.add(alter(moveFirst ? after.withLocal(before.local()) : before) + rename);
    }
    if (moved && !moveFirst) {
      texts.add(alter(before.withLocal(after.local())) + move);
    }
    state.table(before).ifPresent(table -> texts.addAll(sequences(table, after)));
    return texts;
  }

  private String schema(QualifiedName name) {
    return name.inDefaultSchema() ? state.defaultSchema() : spelling.name(name.schema());
  }

  List<String> of(RenameColumn change) {
    var texts = new ArrayList<String>();
    texts.add(
        alter(change.table())
            + "RENAME COLUMN "
            + spelling.name(change.before())
            + " TO "
            + spelling.name(change.after()));
    state
        .table(change.table())
        .flatMap(table -> table.column(change.before()))
        .ifPresent(
            column ->
                sequence(column, change.table(), change.after(), change.table())
                    .forEach(texts::add));
    return texts;
  }

  /** A serial column's sequence goes by the names of its table and column. */
  private List<String> sequences(Table table, QualifiedName after) {
    return table.columns().stream()
        .flatMap(column -> sequence(column, table.id(), column.name(), after))
        .toList();
  }

  private Stream<String> sequence(
      Column column, QualifiedName table, String renamed, QualifiedName after) {
    if (!PostgresNumbers.isSerial(column)) {
      return Stream.empty();
    }
    String before = PostgresTables.sequence(column, table).local();
    boolean chosen = PostgresNames.isSequence(before, table.local(), column.name());
    String present = chosen ? PostgresTables.sequence(serial(renamed), after).local() : before;
    return before.equals(present)
        ? Stream.empty()
        : Stream.of(
            "ALTER SEQUENCE %s RENAME TO %s"
                .formatted(spelling.name(after.withLocal(before)), spelling.name(present)));
  }

  private static Column serial(String name) {
    return Column.of(name, Type.of(Type.Kind.BIGINT)).asIdentity(Identity.Kind.SERIAL);
  }
}
