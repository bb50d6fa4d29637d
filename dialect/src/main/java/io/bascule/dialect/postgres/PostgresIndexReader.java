package io.bascule.dialect.postgres;

import io.bascule.schema.Expression;
import io.bascule.schema.Index;
import io.bascule.schema.Index.Uniqueness;
import io.bascule.schema.Key;
import io.bascule.schema.Key.Nulls;
import io.bascule.schema.Key.Order;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads an index from the catalog's answer. */
final class PostgresIndexReader {
  private PostgresIndexReader() {}

  static Index read(Fact fact) {
    String predicate = fact.maybe("predicate");
    String method = fact.maybe("method");
    return new Index(
        fact.text("name"),
        fact.facts("keys").stream().map(PostgresIndexReader::key).toList(),
        fact.is("unique") ? Uniqueness.UNIQUE : Uniqueness.NOT_UNIQUE,
        predicate == null ? null : Expression.sql(PostgresTexts.unwrapped(predicate)),
        fact.texts("include"),
        method == null ? "" : method,
        PostgresTableReader.nullsEqual(fact),
        fact.parameters("parameters"),
        fact.maybe("comment"));
  }

  private static Key key(Fact fact) {
    String column = fact.maybe("column");
    boolean descending = fact.is("descending");
    boolean first = fact.is("nullsFirst");
    return new Key(
        column == null
            ? Expression.sql(PostgresTexts.unwrapped(fact.text("expression")))
            : Expression.column(column),
        descending ? Order.DESCENDING : Order.ASCENDING,
        descending == first ? Nulls.DEFAULT : first ? Nulls.FIRST : Nulls.LAST,
        fact.maybe("collation"),
        operators(fact));
  }

  private static @Nullable String operators(Fact fact) {
    String name = fact.maybe("operators");
    var options = fact.parameters("options");
    return name == null || options.isEmpty()
        ? name
        : options.entrySet().stream()
            .map(option -> option.getKey() + "=" + option.getValue())
            .collect(Collectors.joining(", ", name + "(", ")"));
  }
}
