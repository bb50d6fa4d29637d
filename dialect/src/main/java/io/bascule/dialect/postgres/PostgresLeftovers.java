package io.bascule.dialect.postgres;

import io.bascule.dialect.Leftover;
import io.bascule.schema.SqlText.Kind;
import io.bascule.schema.SqlText.Token;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What statements that no transaction takes leave behind: a CREATE INDEX CONCURRENTLY that is
 * killed or fails leaves an invalid index of its name, see postgresql.org/docs: CREATE INDEX,
 * "Building Indexes Concurrently".
 */
final class PostgresLeftovers {
  private static final String INDEX =
      """
      SELECT i.indisvalid AND i.indisready, format('%I.%I', n.nspname, c.relname)
      FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE i.indrelid = to_regclass(?) AND c.relname = ?\
      """;

  private static final String LABEL =
      "SELECT 1 FROM pg_enum WHERE enumtypid = to_regtype(?) AND enumlabel = ?";

  private final Connection live;
  private final List<Token> words;
  private int next;

  private PostgresLeftovers(Connection live, List<Token> words) {
    this.live = live;
    this.words = words;
  }

  static Leftover of(Connection live, List<Token> tokens) throws SQLException {
    List<Token> words = tokens.stream().filter(Token::matters).toList();
    return new PostgresLeftovers(live, words).leftover();
  }

  private Leftover leftover() throws SQLException {
    if (has("CREATE")) {
      has("UNIQUE");
      return has("INDEX") && has("CONCURRENTLY") ? index() : Leftover.NOTHING;
    }
    if (has("DROP")) {
      return has("INDEX") && has("CONCURRENTLY") ? dropped() : Leftover.NOTHING;
    }
    return has("ALTER") && has("TYPE") ? label() : Leftover.NOTHING;
  }

  /** An index without a name of its own cannot be found again. */
  private Leftover index() throws SQLException {
    skip("IF", "NOT", "EXISTS");
    if (has("ON")) {
      return Leftover.NOTHING;
    }
    String name = unquoted(qualified());
    if (!has("ON")) {
      return Leftover.NOTHING;
    }
    has("ONLY");
    try (PreparedStatement query = live.prepareStatement(INDEX)) {
      query.setString(1, qualified());
      query.setString(2, PostgresNames.cut(name));
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return Leftover.NOTHING;
        }
        return row.getBoolean(1)
            ? Leftover.DONE
            : Leftover.broken("DROP INDEX CONCURRENTLY " + row.getString(2));
      }
    }
  }

  private Leftover dropped() throws SQLException {
    skip("IF", "EXISTS");
    return isThere("SELECT 1 WHERE to_regclass(?) IS NOT NULL", qualified(), null)
        ? Leftover.NOTHING
        : Leftover.DONE;
  }

  private Leftover label() throws SQLException {
    String type = qualified();
    if (!has("ADD") || !has("VALUE")) {
      return Leftover.NOTHING;
    }
    skip("IF", "NOT", "EXISTS");
    if (next >= words.size() || words.get(next).kind() != Kind.STRING) {
      return Leftover.NOTHING;
    }
    String text = words.get(next).text();
    String label = text.substring(1, text.length() - 1).replace("''", "'");
    return text.startsWith("'") && isThere(LABEL, type, label) ? Leftover.DONE : Leftover.NOTHING;
  }

  private boolean isThere(String sql, String name, @Nullable String value) throws SQLException {
    try (PreparedStatement query = live.prepareStatement(sql)) {
      query.setString(1, name);
      if (value != null) {
        query.setString(2, value);
      }
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  private boolean has(String word) {
    boolean found = next < words.size() && words.get(next).is(word);
    next += found ? 1 : 0;
    return found;
  }

  private void skip(String... all) {
    for (String word : all) {
      has(word);
    }
  }

  /** A name with its schema, as it is written. */
  private String qualified() {
    var name = new StringBuilder();
    while (next < words.size()) {
      name.append(words.get(next++).text());
      if (next >= words.size() || !words.get(next).is('.')) {
        break;
      }
      name.append('.');
      next++;
    }
    return name.toString();
  }

  private static String unquoted(String name) {
    return name.startsWith("\"")
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name.toLowerCase(Locale.ROOT);
  }
}
