package io.bascule.cli.project;

import io.bascule.schema.SqlStatements;
import io.bascule.schema.SqlText;
import io.bascule.schema.SqlText.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A script of SQL, cut into its statements, as people keep schemas and as {@code pg_dump} and
 * SQLite's {@code .dump} write them.
 */
final class SqlScript {
  /** What these tell a shell makes no difference to a schema. */
  private static final Set<String> HARMLESS =
      Set.of(
          "\\restrict",
          "\\unrestrict",
          "\\set",
          "\\unset",
          "\\echo",
          "\\qecho",
          "\\warn",
          "\\pset",
          "\\timing",
          ".bail",
          ".changes",
          ".dbconfig",
          ".echo",
          ".headers",
          ".mode",
          ".print",
          ".timer",
          ".width");

  private final List<String> statements = new ArrayList<>();
  private final List<Token> words = new ArrayList<>();
  private final StringBuilder current = new StringBuilder();
  private final String text;
  private SqlStatements reader = new SqlStatements();
  private @Nullable Token before;

  private SqlScript(String text) {
    this.text = text;
  }

  /**
   * The statements of the script, without their semicolons; empty ones, what only speaks to a shell
   * and the rows of {@code COPY} are left out.
   *
   * @throws ProjectException if it has a command of a shell without which it means something else
   */
  static List<String> statements(String text) {
    var script = new SqlScript(text);
    int at = 0;
    while (at < text.length()) {
      at = script.read(at);
    }
    script.end();
    return script.statements;
  }

  /**
   * Reads what starts at a place, one token or a part that is not SQL, and tells where it ends:
   * rows of a table are never cut into tokens.
   */
  private int read(int at) {
    Token token = SqlText.tokenAt(text, at, before);
    before = token;
    if (words.isEmpty() && (token.is('\\') || token.is('.'))) {
      return afterCommand(at);
    }
    if (!reader.endsAt(token)) {
      take(token);
      return token.end();
    }
    boolean rows = isCopy();
    if (rows) {
      words.clear();
    }
    end();
    return rows ? afterRows(token.end()) : token.end();
  }

  private int afterCommand(int start) {
    int line = text.indexOf('\n', start);
    int end = line < 0 ? text.length() : line;
    String command = text.substring(start, end).strip();
    if (!HARMLESS.contains(command.split("\\s", 2)[0])) {
      throw ProjectException.shellCommand(command);
    }
    return end;
  }

  /** Whether the rows of a table stand after the statement, up to a line with a backslash. */
  private boolean isCopy() {
    return starts("COPY") && words.stream().anyMatch(word -> word.is("STDIN"));
  }

  private int afterRows(int start) {
    int end = text.indexOf("\n\\.", start);
    return end < 0 ? text.length() : end + "\n\\.".length();
  }

  private void take(Token token) {
    current.append(token.text());
    if (token.matters()) {
      words.add(token);
    }
  }

  private boolean starts(String word) {
    return !words.isEmpty() && words.get(0).is(word);
  }

  private void end() {
    if (!words.isEmpty()) {
      statements.add(current.toString().strip());
    }
    current.setLength(0);
    words.clear();
    reader = new SqlStatements();
  }
}
