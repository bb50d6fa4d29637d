package io.bascule.dialect.sqlite;

import io.bascule.dialect.Spelling;
import io.bascule.schema.Column;
import io.bascule.schema.Expression;
import io.bascule.schema.Literal;
import io.bascule.schema.SqlText;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** How the values of columns are changed when a table's rows are copied into its new form. */
final class Conversions {
  private static final String DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]";

  private final Pending pending;
  private final Pending.Form before;
  private final Pending.Form after;
  private final Spelling spelling;

  Conversions(Pending pending, Pending.Form after, Spelling spelling) {
    this.pending = pending;
    this.before = Objects.requireNonNull(pending.before(), "a new table has no rows");
    this.after = after;
    this.spelling = spelling;
  }

  boolean isFresh(String column) {
    return pending.isFresh(column);
  }

  /**
   * The value of a column that is made anew, where it is not the column's default: that of the
   * default which it had when it was made.
   */
  Optional<String> filling(String column) {
    Expression value = pending.filling(column);
    Column now = find(after.held(), column);
    boolean closed = now != null && !now.nullable() && now.defaultValue() != null;
    if (value == null || closed && value.equals(Literal.ofNull())) {
      return Optional.empty();
    }
    return Optional.of(spelling.expression(value));
  }

  /** The value of a column of the new form, over the row of the old one. */
  String value(String source, String column) {
    String name = SqlText.quoted(source);
    Expression using = pending.using(column);
    String value = using == null ? converted(name, column) : spelling.expression(using);
    Column now = find(after.held(), column);
    Column was = find(before.held(), column);
    boolean closes = now != null && !now.nullable() && was != null && was.nullable();
    Expression fallback = now == null ? null : now.defaultValue();
    return closes && fallback != null
        ? "coalesce(%s, %s)".formatted(value, spelling.expression(fallback))
        : value;
  }

  private String converted(String name, String column) {
    SortedMap<String, String> labels = pending.labels(column);
    if (labels != null) {
      return relabelled(name, labels);
    }
    Type.@Nullable Kind was = kind(before.meant(), column);
    Type.@Nullable Kind now = kind(after.meant(), column);
    if (is(was, Type.Kind.TIMESTAMP, Type.Kind.TIMESTAMP_WITH_TIME_ZONE)
        && is(now, Type.Kind.DATE, Type.Kind.DATE)) {
      return "CASE WHEN %s GLOB '%s[ T]*' THEN substr(%s, 1, 10) ELSE %s END"
          .formatted(name, DAY, name, name);
    }
    if (is(was, Type.Kind.DATE, Type.Kind.DATE)
        && is(now, Type.Kind.TIMESTAMP, Type.Kind.TIMESTAMP_WITH_TIME_ZONE)) {
      return "CASE WHEN %s GLOB '%s' THEN %s || ' 00:00:00' ELSE %s END"
          .formatted(name, DAY, name, name);
    }
    return name;
  }

  private static String relabelled(String name, SortedMap<String, String> labels) {
    var cases = new StringBuilder("CASE ").append(name);
    for (Map.Entry<String, String> label : labels.entrySet()) {
      cases
          .append(" WHEN ")
          .append(SqliteText.constant(label.getKey()))
          .append(" THEN ")
          .append(SqliteText.constant(label.getValue()));
    }
    return cases.append(" ELSE ").append(name).append(" END").toString();
  }

  private static boolean is(Type.@Nullable Kind kind, Type.Kind one, Type.Kind other) {
    return kind == one || kind == other;
  }

  private static Type.@Nullable Kind kind(Table table, String column) {
    Column found = find(table, column);
    return found == null ? null : found.type().kind();
  }

  private static @Nullable Column find(Table table, String column) {
    for (Column other : table.columns()) {
      if (SqliteNames.same(other.name(), column)) {
        return other;
      }
    }
    return null;
  }
}
