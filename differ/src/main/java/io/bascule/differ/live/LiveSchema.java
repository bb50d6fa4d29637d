package io.bascule.differ.live;

import com.fasterxml.jackson.jr.ob.JSON;
import io.bascule.dialect.Catalog;
import io.bascule.dialect.Dialect;
import io.bascule.dialect.Live;
import io.bascule.differ.DifferException;
import io.bascule.revision.History;
import io.bascule.schema.Schema;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a database has: its tables through SchemaCrawler, each other kind of object by one
 * query. The number of queries does not depend on the number of tables.
 */
public final class LiveSchema {
  private LiveSchema() {}

  /**
   * Everything that the database behind the connection has, but for the table in which its history
   * is kept. The connection is only read, and is left as it was.
   *
   * @throws DifferException if any part of the catalog cannot be read; there are no partial answers
   */
  public static Live read(Connection connection, Dialect dialect) {
    return read(connection, dialect, dialect.catalog().others());
  }

  /** The tables alone, each read as above. */
  static Schema tables(Connection connection, Dialect dialect) {
    return read(connection, dialect, Map.of()).schema();
  }

  private static Live read(Connection connection, Dialect dialect, Map<String, String> others) {
    Catalog catalog = dialect.catalog();
    try {
      run(connection, catalog.before());
      Live live;
      try {
        live = withoutLedger(catalog.live(facts(connection, catalog, others)));
      } catch (SQLException | RuntimeException failure) {
        restore(connection, catalog, failure);
        throw failure;
      }
      run(connection, catalog.after());
      return live;
    } catch (SQLException failure) {
      throw dialect.isBusy(failure)
          ? DifferException.locked(dialect.reason(failure), failure)
          : DifferException.refused(dialect.reason(failure), failure);
    }
  }

  /** In a transaction that a failure has ended nothing can be restored, nor needs to be. */
  private static void restore(Connection connection, Catalog catalog, Exception failure) {
    try {
      run(connection, catalog.after());
    } catch (SQLException further) {
      failure.addSuppressed(further);
    }
  }

  private static Live withoutLedger(Live live) {
    Schema schema = live.schema();
    return new Live(schema.withTables(schema.tables().without(History.LEDGER)), live.unmodelled());
  }

  private static void run(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static Catalog.Facts facts(
      Connection connection, Catalog catalog, Map<String, String> queries) throws SQLException {
    var tables = new ArrayList<Map<String, @Nullable Object>>();
    for (String json : Crawl.tableFacts(connection, catalog)) {
      tables.add(parsed(json));
    }
    var others = new LinkedHashMap<String, List<Map<String, @Nullable Object>>>();
    for (Map.Entry<String, String> query : queries.entrySet()) {
      others.put(query.getKey(), rows(connection, query.getValue()));
    }
    return new Catalog.Facts(tables, others);
  }

  private static List<Map<String, @Nullable Object>> rows(Connection connection, String query)
      throws SQLException {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        rows.add(parsed(result.getString(1)));
      }
    }
    return rows;
  }

  private static Map<String, @Nullable Object> parsed(String json) {
    try {
      return JSON.std.mapFrom(json);
    } catch (IOException failure) {
      throw DifferException.unreadable("the catalog's answer is not understood", failure);
    }
  }
}
