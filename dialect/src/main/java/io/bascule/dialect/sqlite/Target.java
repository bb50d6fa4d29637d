package io.bascule.dialect.sqlite;

import io.bascule.dialect.DialectException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a planner knows of the database that its statements are for, besides its schema.
 *
 * @param version the library's version
 * @param state whether the schema is the database's own or the one that revisions lead to
 * @param statistics the tables in which ANALYZE keeps its findings, as far as they are there
 * @param shadowing names of TEMP objects and of the tables that they belong to, folded
 */
record Target(SqliteVersion version, State state, List<String> statistics, Set<String> shadowing) {
  /** Where the schema comes from that plans start from. */
  enum State {
    /** The database was asked: texts are its own, to the letter. */
    SEEN,
    /** Nobody was asked: the revisions say what there is. */
    FOLDED
  }

  Target {
    statistics = List.copyOf(statistics);
    shadowing = Set.copyOf(shadowing);
  }

  /** A database that is not at hand. */
  static Target unseen() {
    return new Target(SqliteVersion.NEWEST, State.FOLDED, List.of(), Set.of());
  }

  /** The database behind the connection. */
  static Target of(Connection live) throws SQLException {
    String version = String.valueOf(Simulator.rows(live, "SELECT sqlite_version()").get(0).get(0));
    return of(live, SqliteVersion.of(version));
  }

  /** The same, as if its library had another version. */
  static Target of(Connection live, SqliteVersion version) throws SQLException {
    var statistics =
        Simulator.rows(
                live,
                "SELECT name FROM main.sqlite_master WHERE name IN ('sqlite_stat1', 'sqlite_stat4')"
                    + " ORDER BY name")
            .stream()
            .map(row -> String.valueOf(row.get(0)))
            .toList();
    return new Target(version, State.SEEN, statistics, shadowing(live));
  }

  private static Set<String> shadowing(Connection live) throws SQLException {
    var names = new TreeSet<String>();
    String query = "SELECT name, tbl_name FROM temp.sqlite_master";
    for (List<@Nullable String> row : Simulator.rows(live, query)) {
      row.forEach(name -> names.add(SqliteNames.fold(String.valueOf(name))));
    }
    return names;
  }

  boolean isSeen() {
    return state == State.SEEN;
  }

  /**
   * Refuses what a TEMP object hides or hangs on: statements would hit the TEMP object, or drop it.
   *
   * @throws DialectException if there is one
   */
  void refuseShadowed(String table) {
    if (shadowing.contains(SqliteNames.fold(table))) {
      throw DialectException.of(
          "hidden-by-temp",
          """
          Cannot change table %s: a TEMP object of this connection hides it or hangs on it.

            try     drop the TEMP object, or use another connection"""
              .formatted(table));
    }
  }
}
