package io.bascule.revision;

import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.EnumType;
import io.bascule.schema.Index;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Sequence;
import io.bascule.schema.Table;
import io.bascule.schema.Unique;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The parts of a schema by their names, so that two states of it can be held side by side. */
final class Parts {
  /**
   * One part.
   *
   * @param value what it is
   * @param words the names that a text must have that means it, in lower case; a column's are those
   *     of its table and its own
   * @param claims the names that no other part may have then; some databases put indexes, keys and
   *     tables in one space of names, and heed no letter case
   * @param offers what others may point to
   */
  record Part(Object value, List<String> words, Set<String> claims, Set<String> offers) {
    /** What is not there. */
    static final Part NONE = new Part("", List.of(), Set.of(), Set.of());
  }

  private final Map<String, Part> byName = new LinkedHashMap<>();

  private Parts() {}

  /** The parts of a schema, but for those of tables that another one has, too. */
  static Map<String, Part> of(Schema schema, Schema other) {
    var parts = new Parts();
    for (String namespace : schema.namespaces()) {
      String name = "schema " + namespace;
      parts.put(name, namespace, words(namespace), Set.of(low(name)), Set.of(low(name)));
    }
    for (EnumType type : schema.enums()) {
      parts.put("enum type " + type.id(), type, words(type.id().local()), type.id());
    }
    for (Sequence sequence : schema.sequences()) {
      parts.put("sequence " + sequence.id(), sequence, words(sequence.id().local()), sequence.id());
    }
    for (Table table : schema.tables()) {
      if (!other.table(table.id()).equals(Optional.of(table))) {
        parts.put(table);
      }
    }
    return parts.byName;
  }

  private void put(Table table) {
    List<String> words = words(table.id().local());
    put("table " + table.id(), table.attributes(), words, table.id());
    for (Column column : table.columns()) {
      String name = column(table.id(), column.name());
      List<String> own = words(table.id().local(), column.name());
      put(name, column, own, Set.of(low(name)), Set.of(low(name)));
    }
    for (Constraint constraint : table.constraints()) {
      put(table, constraint);
    }
    for (Index index : table.indexes()) {
      Set<String> offers = index.isUnique() ? Set.of(key(table.id(), columns(index))) : Set.of();
      Set<String> claims = Set.of(relation(table.id().withLocal(index.name())));
      put(index(table.id(), index), index, words(index.name()), claims, offers);
    }
  }

  private void put(Table table, Constraint constraint) {
    boolean named = constraint.id().present();
    String name = constraint(table.id(), constraint);
    var claims = new HashSet<String>();
    claims.add(low(named ? "constraint %s of %s".formatted(constraint.id(), table.id()) : name));
    boolean unique = constraint instanceof PrimaryKey || constraint instanceof Unique;
    if (unique && named) {
      claims.add(relation(table.id().withLocal(constraint.id().orEmpty())));
    }
    if (constraint instanceof PrimaryKey) {
      claims.add(low("primary key of " + table.id()));
    }
    Set<String> offers = unique ? Set.of(key(table.id(), constraint.columns())) : Set.of();
    put(name, constraint, words(table.id().local()), claims, offers);
  }

  private void put(String name, Object value, List<String> words, QualifiedName id) {
    put(name, value, words, Set.of(relation(id)), Set.of(low(name)));
  }

  private void put(
      String name, Object value, List<String> words, Set<String> claims, Set<String> offers) {
    byName.put(name, new Part(value, words, claims, offers));
  }

  private static List<String> columns(Index index) {
    var columns = new ArrayList<String>();
    index.keys().forEach(key -> columns.add(key.column()));
    return columns;
  }

  static String column(QualifiedName table, String column) {
    return "column " + table + "." + column;
  }

  static String index(QualifiedName table, Index index) {
    return "index %s of %s".formatted(index.name(), table);
  }

  static String constraint(QualifiedName table, Constraint constraint) {
    Object name = constraint.id().present() ? constraint.id() : constraint;
    return "%s %s of %s".formatted(constraint.kind(), name, table);
  }

  /** What a foreign key to these columns needs. */
  static String key(QualifiedName table, List<String> columns) {
    return low("key " + table + new TreeSet<>(columns));
  }

  private static String relation(QualifiedName id) {
    return low("name " + id);
  }

  static String low(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static List<String> words(String... names) {
    return Stream.of(names).map(Parts::low).toList();
  }
}
