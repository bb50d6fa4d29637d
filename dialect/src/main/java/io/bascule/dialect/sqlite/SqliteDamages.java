package io.bascule.dialect.sqlite;

import io.bascule.dialect.Damage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What SQLite itself finds wrong with a file: {@code PRAGMA integrity_check} and {@code PRAGMA
 * foreign_key_check}, see sqlite.org/pragma.html.
 */
final class SqliteDamages {
  private static final int MOST = 20;

  private SqliteDamages() {}

  static List<Damage> of(Connection live) throws SQLException {
    var damages = new ArrayList<Damage>();
    integrity(live, damages);
    foreignKeys(live, damages);
    return damages;
  }

  private static void integrity(Connection live, List<Damage> damages) throws SQLException {
    try (var statement = live.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA integrity_check(" + MOST + ")")) {
      while (rows.next()) {
        String said = rows.getString(1);
        if (!said.equals("ok")) {
          damages.add(new Damage("damaged-file", "the file", said.strip(), mend(said)));
        }
      }
    }
  }

  /** An index that has other rows than its table is made anew; what else is broken is not. */
  private static String mend(String said) {
    if (said.contains("index")) {
      return "REINDEX;";
    }
    return said.startsWith("NULL value in") || said.startsWith("CHECK constraint failed")
        ? "correct the rows"
        : "restore a backup, or save what can be read: sqlite3 FILE .recover";
  }

  private static void foreignKeys(Connection live, List<Damage> damages) throws SQLException {
    Map<List<String>, List<String>> orphans = new LinkedHashMap<>();
    try (var statement = live.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA foreign_key_check")) {
      while (rows.next()) {
        var key = List.of(rows.getString(1), rows.getString(3), rows.getString(4));
        orphans.computeIfAbsent(key, k -> new ArrayList<>()).add(rows.getString(2));
      }
    } catch (SQLException e) {
      if (!String.valueOf(e.getMessage()).contains("foreign key mismatch")) {
        throw e;
      }
      damages.add(
          new Damage(
              "foreign-key-mismatch",
              "a foreign key",
              SqliteFailure.reason(e),
              "let it refer to a primary key or a unique one"));
    }
    for (var orphan : orphans.entrySet()) {
      damages.add(orphan(live, orphan.getKey(), orphan.getValue()));
    }
  }

  private static Damage orphan(Connection live, List<String> key, List<String> rows)
      throws SQLException {
    String table = key.get(0);
    String columns = columns(live, table, key.get(2));
    String shown = rows.get(0) == null ? "" : ", the first with rowid " + rows.get(0);
    return new Damage(
        "rows-without-parent",
        "table " + table,
        "%d %s in %s of %s%s"
            .formatted(
                rows.size(),
                rows.size() == 1 ? "row has no parent" : "rows have no parent",
                columns,
                key.get(1),
                shown),
        "delete them, give them a parent, or let %s be NULL".formatted(columns));
  }

  private static String columns(Connection live, String table, String number) throws SQLException {
    var names = new ArrayList<String>();
    String query = "SELECT \"from\" FROM pragma_foreign_key_list(?) WHERE id = ? ORDER BY seq";
    try (var statement = live.prepareStatement(query)) {
      statement.setString(1, table);
      statement.setLong(2, Long.parseLong(number));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
    }
    return "(" + String.join(", ", names) + ")";
  }
}
