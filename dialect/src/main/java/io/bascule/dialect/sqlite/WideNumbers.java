package io.bascule.dialect.sqlite;

import io.bascule.schema.Column;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import java.util.HashSet;
import java.util.Set;

/**
 * INTEGER columns that foreign keys tie to BIGINT columns, told so that both are wide. SQLite's
 * INTEGER has 64 bits (sqlite.org/datatype3.html, 2), and a key that numbers rows must be called
 * so, whatever the columns are called that point to it.
 */
final class WideNumbers {
  /** A column of a table. */
  private record Place(QualifiedName table, String column) {}

  private static final Type WORD = Type.named("INTEGER");

  private final Schema schema;
  private final Set<Place> wide = new HashSet<>();

  private WideNumbers(Schema schema) {
    this.schema = schema;
  }

  /** The schema in other words for the same. */
  static Schema in(Schema schema) {
    return new WideNumbers(schema).told();
  }

  private Schema told() {
    int before;
    do {
      before = wide.size();
      for (Table table : schema.tables()) {
        table.foreignKeys().forEach(key -> widen(table, key));
      }
    } while (wide.size() > before);
    return wide.isEmpty() ? schema : schema.withTables(schema.tables().map(this::told));
  }

  private void widen(Table table, ForeignKey key) {
    if (key.referenced().size() != key.columns().size()) {
      return;
    }
    for (int i = 0; i < key.columns().size(); i++) {
      Place own = new Place(table.id(), key.columns().get(i));
      Place other = new Place(key.table(), key.referenced().get(i));
      if (isWide(own) && is(other, Type.Kind.INTEGER)) {
        wide.add(other);
      } else if (isWide(other) && is(own, Type.Kind.INTEGER)) {
        wide.add(own);
      }
    }
  }

  private boolean isWide(Place place) {
    return wide.contains(place) || is(place, Type.Kind.BIGINT);
  }

  private boolean is(Place place, Type.Kind kind) {
    return schema
        .table(place.table())
        .flatMap(table -> table.column(place.column()))
        .filter(column -> column.type().kind() == kind)
        .isPresent();
  }

  private Table told(Table table) {
    return table.withColumns(
        table
            .columns()
            .map(
                column ->
                    wide.contains(new Place(table.id(), column.name())) ? told(column) : column));
  }

  /** Whatever integer a numbered column is declared as, it is held as INTEGER. */
  private static Column told(Column column) {
    return column.withType(column.identity() == null ? WORD : Type.of(Type.Kind.BIGINT));
  }
}
