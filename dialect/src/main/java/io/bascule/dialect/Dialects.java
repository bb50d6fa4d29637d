package io.bascule.dialect;

import io.bascule.dialect.postgres.Postgres;
import io.bascule.dialect.sqlite.Sqlite;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The one place that picks a dialect. */
public final class Dialects {
  /**
   * One line a dialect.
   *
   * @param dialect the dialect
   * @param url how its databases' URLs begin
   * @param product what its driver calls the product
   */
  private record Known(Dialect dialect, String url, String product) {}

  private static final List<Known> KNOWN =
      List.of(
          new Known(new Sqlite(), "jdbc:sqlite:", "SQLite"),
          new Known(new Postgres(), "jdbc:postgresql:", "PostgreSQL"));

  private Dialects() {}

  /** Every dialect. */
  public static List<Dialect> all() {
    return KNOWN.stream().map(Known::dialect).toList();
  }

  /**
   * The dialect of the database behind the connection.
   *
   * @throws DialectException if there is none for it, or if it does not say what it is
   */
  public static Dialect of(Connection connection) {
    try {
      String product = connection.getMetaData().getDatabaseProductName();
      for (Known known : KNOWN) {
        if (known.product.equalsIgnoreCase(product)) {
          return known.dialect;
        }
      }
      throw DialectException.unknownDatabase(product);
    } catch (SQLException failure) {
      throw DialectException.of(
          "unknown-database",
          "Cannot choose a dialect: the connection does not say what database is behind it.",
          failure);
    }
  }

  /**
   * The dialect of databases with such a JDBC URL.
   *
   * @throws DialectException if there is none for it; its message has no part of the URL in which a
   *     password may stand
   */
  public static Dialect ofUrl(String url) {
    for (Known known : KNOWN) {
      if (url.startsWith(known.url)) {
        return known.dialect;
      }
    }
    String[] parts = url.split(":", 3);
    throw DialectException.unknownDatabase(
        parts.length < 3 ? "the URL" : parts[0] + ":" + parts[1]);
  }

  /**
   * The dialect of that name, such as {@code sqlite}.
   *
   * @throws DialectException if there is none
   */
  public static Dialect named(String name) {
    for (Known known : KNOWN) {
      if (known.dialect.name().equals(name)) {
        return known.dialect;
      }
    }
    throw DialectException.unknownDatabase(name);
  }
}
