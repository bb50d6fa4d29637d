package io.bascule.cli.project;

import io.bascule.schema.SqlStatements;
import io.bascule.schema.SqlText;
import io.bascule.schema.SqlText.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
  private SqlStatements reader = new SqlStatements();

  private SqlScript() {}

  /**
   * The statements of the script, without their semicolons; empty ones, what only speaks to a shell
   * and the rows of {@code COPY} are left out.
   *
   * @throws ProjectException if it has a command of a shell without which it means something else
   */
  static List<String> statements(String text) {
    var script = new SqlScript();
    String rest = text;
    while (!rest.isEmpty()) {
      rest = script.read(rest);
    }
    script.end();
    return script.statements;
  }

  /** Reads up to the next part that is not SQL, and gives what comes after that. */
  private String read(String text) {
    for (Token token : SqlText.tokens(text)) {
      if (words.isEmpty() && (token.is('\\') || token.is('.'))) {
        return afterCommand(text, token.start());
      }
      boolean ends = reader.endsAt(token);
      if (ends && isCopy()) {
        words.clear();
        end();
        return afterRows(text, token.end());
      }
      if (ends) {
        end();
      } else {
        take(token);
      }
    }
    return "";
  }

  private static String afterCommand(String text, int start) {
    int line = text.indexOf('\n', start);
    int end = line < 0 ? text.length() : line;
    String command = text.substring(start, end).strip();
    if (!HARMLESS.contains(command.split("\\s", 2)[0])) {
      throw ProjectException.shellCommand(command);
    }
    return text.substring(end);
  }

  /** Whether the rows of a table stand after the statement, up to a line with a backslash. */
  private boolean isCopy() {
    return starts("COPY") && words.stream().anyMatch(word -> word.is("STDIN"));
  }

  private static String afterRows(String text, int start) {
    int end = text.indexOf("\n\\.", start);
    return end < 0 ? "" : text.substring(end + "\n\\.".length());
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
