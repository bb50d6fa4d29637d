package io.bascule.operation;

import io.bascule.schema.Column;
import io.bascule.schema.Index;
import io.bascule.schema.Key;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.SchemaException;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import io.bascule.schema.Unique;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The columns in whose order the rows of a table can be gone through, each of them once. */
final class RowKey {
  private final String verb;
  private final Table known;

  /**
   * The keys of a table.
   *
   * @param verb what is to be done, for messages
   * @param known the table as it is then
   */
  RowKey(String verb, Table known) {
    this.verb = verb;
    this.known = known;
  }

  /**
   * The columns.
   *
   * @param wanted those that somebody has said; none for the primary key
   * @throws SchemaException if they are no key
   */
  List<String> columns(List<String> wanted) {
    List<String> names =
        wanted.isEmpty() ? known.primaryKey().map(PrimaryKey::columns).orElse(List.of()) : wanted;
    if (names.isEmpty()) {
      throw misfit("the table has no primary key; say .by(…) with the columns of a unique one");
    }
    names.forEach(this::require);
    if (keys().noneMatch(unique -> names.containsAll(unique))) {
      throw misfit("no unique key is in " + String.join(", ", names));
    }
    return names;
  }

  private void require(String name) {
    Column column =
        known
            .column(name)
            .orElseThrow(() -> SchemaException.missing("table " + known.id(), "column", name));
    boolean primary = known.primaryKey().filter(pk -> pk.columns().contains(name)).isPresent();
    if (column.nullable() && !primary) { // SQLite calls those of primary keys nullable
      throw misfit("its key has column " + name + ", which may be NULL");
    }
    if (column.type().kind() == Type.Kind.ARRAY || column.generated() != null) {
      throw misfit("column " + name + " of its key is computed, or an array");
    }
  }

  private Stream<Set<String>> keys() {
    Stream<List<String>> constraints =
        Stream.concat(
            known.of(PrimaryKey.class).map(PrimaryKey::columns),
            known.of(Unique.class).map(Unique::columns));
    Stream<List<String>> indexes =
        known.indexes().list().stream()
            .filter(index -> index.isUnique() && index.where() == null)
            .map(Index::keys)
            .filter(keys -> keys.stream().allMatch(Key::isColumn))
            .map(keys -> keys.stream().map(Key::column).toList());
    return Stream.concat(constraints, indexes).map(Set::copyOf);
  }

  private SchemaException misfit(String why) {
    return SchemaException.of("backfill-key", "Cannot %s %s: %s.".formatted(verb, known.id(), why));
  }
}
