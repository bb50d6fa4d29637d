package io.bascule.cli.project;

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

  /** What may stand between CREATE and what is created. */
  private static final Set<String> MODIFIERS =
      Set.of("OR", "REPLACE", "TEMP", "TEMPORARY", "CONSTRAINT", "EVENT");

  private final List<String> statements = new ArrayList<>();
  private final List<Token> words = new ArrayList<>();
  private final StringBuilder current = new StringBuilder();
  private int blocks;

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
      boolean ends = token.is(';') && blocks == 0;
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
      countBlocks(token);
    }
  }

  /** The bodies of triggers and functions have semicolons of their own, between BEGIN and END. */
  private void countBlocks(Token token) {
    boolean opens = isTrigger() ? token.is("BEGIN") : isRoutine() && token.is("ATOMIC");
    if (opens || blocks > 0 && token.is("CASE")) {
      blocks++;
    } else if (blocks > 0 && token.is("END")) {
      blocks--;
    }
  }

  private boolean isTrigger() {
    return makes("TRIGGER");
  }

  private boolean isRoutine() {
    return makes("FUNCTION") || makes("PROCEDURE");
  }

  private boolean starts(String word) {
    return !words.isEmpty() && words.get(0).is(word);
  }

  /** As in {@code CREATE OR REPLACE CONSTRAINT TRIGGER}. */
  private boolean makes(String kind) {
    return starts("CREATE")
        && words.stream()
            .skip(1)
            .filter(word -> MODIFIERS.stream().noneMatch(word::is))
            .findFirst()
            .filter(word -> word.is(kind))
            .isPresent();
  }

  private void end() {
    if (!words.isEmpty()) {
      statements.add(current.toString().strip());
    }
    current.setLength(0);
    words.clear();
    blocks = 0;
  }
}
