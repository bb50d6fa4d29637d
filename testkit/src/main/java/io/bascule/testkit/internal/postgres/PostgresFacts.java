package io.bascule.testkit.internal.postgres;

import io.bascule.testkit.internal.Fact;
import io.bascule.testkit.internal.Rows;
import io.bascule.testkit.internal.Rows.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything in a PostgreSQL database that somebody put there, one fact a row of a query. */
public final class PostgresFacts {
  /** Few, as the server takes longer to plan such a query than to answer it. */
  private static final List<String> QUERIES =
      Stream.of(
              List.of(
                  TableQueries.RELATIONS + allOf(relations()),
                  ObjectQueries.TYPES + allOf(ObjectQueries.OF_TYPES.stream())),
              ObjectQueries.REST,
              RightQueries.REST)
          .flatMap(List::stream)
          .toList();

  private PostgresFacts() {}

  private static Stream<String> relations() {
    Stream<String> nameless =
        Stream.of(TableQueries.OF_RELATIONS, ObjectQueries.OF_RELATIONS, RightQueries.OF_RELATIONS)
            .flatMap(List::stream)
            .map("select fact, null as called from (%s) nameless"::formatted);
    return Stream.concat(TableQueries.NAMED.stream(), nameless);
  }

  private static String allOf(Stream<String> queries) {
    return queries.collect(Collectors.joining("\nunion all\n"));
  }

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
    for (String query : QUERIES) {
      for (Row row : Rows.of(connection, query)) {
        String text = Deparsed.normal(row.text("fact").replace("\n", "\\n"));
        facts.add(new Fact(text, row.orNull("called")));
      }
    }
    return facts;
  }
}
