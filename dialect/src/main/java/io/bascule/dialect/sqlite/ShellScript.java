package io.bascule.dialect.sqlite;

import io.bascule.dialect.Planned;
import io.bascule.dialect.Statement;
import io.bascule.schema.Literal;
import io.bascule.schema.SqlText.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a plan needs around itself as a script for the {@code sqlite3} shell. */
final class ShellScript {
  /** Words that begin an ALTER TABLE of a version, behind the table's name. */
  private static final List<String> LATE = List.of("ADD CONSTRAINT", "ADD CHECK", "ALTER COLUMN");

  private ShellScript() {}

  /**
   * The lines before the transaction: the shell goes on after an error unless it is told not to,
   * keeps the schema table from being written to in its newer versions, and may be older than the
   * library that the plan was made for.
   */
  static List<String> before(Planned planned) {
    var lines = new ArrayList<>(List.of(".bail on"));
    needed(planned).ifPresent(version -> lines.add(requirement(version)));
    if (planned.statements().stream().anyMatch(s -> s.text().equals("PRAGMA writable_schema=ON"))) {
      lines.add(".dbconfig defensive off");
    }
    if (SqliteSession.drops(planned)) {
      lines.add("PRAGMA foreign_keys=OFF;");
    }
    lines.add("PRAGMA legacy_alter_table=OFF;");
    return lines;
  }

  /** A guard as a statement: a path of JSON is an error when it is no path, and it is shown. */
  static String guard(Statement.Guard guard) {
    return "SELECT json_extract('{}', %s || substr(n, 1, 0)) FROM (SELECT count(*) AS n FROM (%s)) WHERE n > 0;"
        .formatted(ExpressionSpelling.literal(Literal.of(guard.refusal())), guard.text());
  }

  private static String requirement(SqliteVersion version) {
    String older =
        "SELECT 1 WHERE substr(sqlite_version(), 3) + 0.0 < %d AND sqlite_version() LIKE '3.%%'"
            .formatted(version.minor());
    String refusal = "This script needs the shell of SQLite %s or newer".formatted(version);
    return "SELECT json_extract('{}', %s || substr(n, 1, 0)) FROM (SELECT count(*) AS n FROM (%s)) WHERE n > 0;"
        .formatted(SqliteText.constant(refusal), older);
  }

  /** The newest version that one of the statements needs, if any needs more than RENAME and ADD. */
  private static Optional<SqliteVersion> needed(Planned planned) {
    return planned.statements().stream()
        .flatMap(statement -> needed(statement).stream())
        .max(SqliteVersion::compareTo);
  }

  private static Optional<SqliteVersion> needed(Statement statement) {
    List<Token> tokens = SqliteTokens.significant(statement.text());
    boolean alters = tokens.size() > 4 && tokens.get(0).is("ALTER") && tokens.get(1).is("TABLE");
    if (!alters) {
      return Optional.empty();
    }
    String words = tokens.get(3).text() + " " + tokens.get(4).text();
    if (words.equals("DROP CONSTRAINT")) {
      return Optional.of(SqliteVersion.DROPS_FOREIGN_KEYS);
    }
    return LATE.contains(words) ? Optional.of(SqliteVersion.ALTERS_RULES) : Optional.empty();
  }
}
