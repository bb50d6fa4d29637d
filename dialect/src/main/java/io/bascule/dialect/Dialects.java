package io.bascule.dialect;

import io.bascule.dialect.postgres.Postgres;
import io.bascule.dialect.sqlite.Sqlite;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The one place that picks a dialect. */
public final class Dialects {
  /** One line a dialect: what it is, how its URLs begin, and what its driver calls the product. */
  private enum Known {
    SQLITE(new Sqlite(), "jdbc:sqlite:", "SQLite"),
    POSTGRES(new Postgres(), "jdbc:postgresql:", "PostgreSQL");

    private final Dialect dialect;
    private final String url;
    private final String product;

    Known(Dialect dialect, String url, String product) {
      this.dialect = dialect;
      this.url = url;
      this.product = product;
    }
  }

  private Dialects() {}

  /** Every dialect. */
  public static List<Dialect> all() {
    return List.of(Known.values()).stream().map(known -> known.dialect).toList();
  }

  /**
   * The dialect of the database behind the connection.
   *
   * @throws DialectException if there is none for it, or if it does not say what it is
   */
  public static Dialect of(Connection connection) {
    try {
      String product = connection.getMetaData().getDatabaseProductName();
      for (Known known : Known.values()) {
        if (known.product.equalsIgnoreCase(product)) {
          return known.dialect;
        }
      }
      throw DialectException.unknownDatabase(product);
    } catch (SQLException failure) {
      throw DialectException.of(
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
    for (Known known : Known.values()) {
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
    for (Known known : Known.values()) {
      if (known.dialect.name().equals(name)) {
        return known.dialect;
      }
    }
    throw DialectException.unknownDatabase(name);
  }
}
