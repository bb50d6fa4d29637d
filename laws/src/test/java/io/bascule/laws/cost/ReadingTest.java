package io.bascule.laws.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.dialect.Dialects;
import io.bascule.dialect.Live;
import io.bascule.differ.live.LiveSchema;
import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.ScratchDatabase;
import io.bascule.testkit.ScratchSqlite;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A database of a thousand tables is read with the queries that one of ten is read with. */
class ReadingTest {
  private static final int REPETITIONS = 7;

  @Test
  void sqliteNeedsNoMoreQueriesForMoreTables() throws SQLException {
    assertEquals(queries(ScratchSqlite::create, 10), queries(ScratchSqlite::create, 300));
  }

  @Test
  void postgresNeedsNoMoreQueriesForMoreTables() throws SQLException {
    Supplier<ScratchDatabase> server = () -> EmbeddedPostgres.shared().createDatabase();
    assertEquals(queries(server, 10), queries(server, 300));
  }

  private static int queries(Supplier<? extends ScratchDatabase> databases, int tables)
      throws SQLException {
    try (ScratchDatabase database = databases.get()) {
      ManyTables.make(database, tables);
      try (Connection connection = database.dataSource().getConnection()) {
        return queries(connection, tables);
      }
    }
  }

  private static int queries(Connection connection, int tables) {
    var counted = new CountedConnection(connection);
    Live live = LiveSchema.read(counted.connection(), Dialects.of(connection));
    assertEquals(tables, live.schema().tables().size());
    return counted.queries();
  }

  /** Prints a table: {@code make bench}. */
  @Tag("bench")
  @Test
  void times() throws SQLException {
    times("SQLite", ScratchSqlite::create);
    times("PostgreSQL", () -> EmbeddedPostgres.shared().createDatabase());
  }

  private static void times(String product, Supplier<? extends ScratchDatabase> databases)
      throws SQLException {
    for (int tables : List.of(10, 100, 1_000)) {
      try (ScratchDatabase database = databases.get()) {
        ManyTables.make(database, tables);
        try (Connection connection = database.dataSource().getConnection()) {
          int queries = queries(connection, tables);
          long[] times =
              IntStream.range(0, REPETITIONS)
                  .mapToLong(i -> Clock.nanos(() -> queries(connection, tables)))
                  .toArray();
          Clock.print("read %s, %,d tables, %d queries".formatted(product, tables, queries), times);
        }
      }
    }
  }
}
