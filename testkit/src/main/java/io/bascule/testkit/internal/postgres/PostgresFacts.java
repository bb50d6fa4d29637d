package io.bascule.testkit.internal.postgres;

import io.bascule.testkit.internal.Fact;
import io.bascule.testkit.internal.Rows;
import io.bascule.testkit.internal.Rows.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Everything in a PostgreSQL database that somebody put there, one fact a row of a query. */
public final class PostgresFacts {
  private PostgresFacts() {}

  /** All facts, in no order. With an empty search path every name comes with its schema. */
  public static List<Fact> of(Connection connection) throws SQLException {
    String path = Rows.of(connection, "show search_path").get(0).text("search_path");
    Rows.of(connection, "select set_config('search_path', '', false)");
    try {
      return facts(connection);
    } finally {
      Rows.of(connection, "select set_config('search_path', ?, false)", path);
    }
  }

  private static List<Fact> facts(Connection connection) throws SQLException {
    List<Fact> facts = new ArrayList<>();
    List<String> queries =
        Stream.of(TableQueries.ALL, ObjectQueries.ALL, RightQueries.ALL)
            .flatMap(List::stream)
            .toList();
    for (String query : queries) {
      for (Row row : Rows.of(connection, query)) {
        String text = Deparsed.normal(row.text("fact").replace("\n", "\\n"));
        facts.add(new Fact(text, row.orNull("called")));
      }
    }
    return facts;
  }
}
