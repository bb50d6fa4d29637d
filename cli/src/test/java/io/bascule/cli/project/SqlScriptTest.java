package io.bascule.cli.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScriptTest {
  private static void assertCut(String script, String... statements) {
    assertEquals(List.of(statements), SqlScript.statements(script));
  }

  @Test
  void endsAtASemicolon() {
    assertCut("a; b;\n;-- no more\n c", "a", "b", "-- no more\n c");
    assertCut(" -- nothing at all\n");
  }

  @Test
  void quotesKeepTheirSemicolons() {
    assertCut("a ';'; b \";\"; c /* ; */; d $x$;$x$", "a ';'", "b \";\"", "c /* ; */", "d $x$;$x$");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TRIGGER t AFTER UPDATE ON x BEGIN UPDATE x SET y = CASE WHEN 1 THEN 2 END; DELETE FROM z; END",
        "CREATE TEMP TRIGGER t AFTER INSERT ON x WHEN CASE 1 WHEN 1 THEN 1 END BEGIN SELECT 1; END",
        "CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END",
        "CREATE TRIGGER t AFTER UPDATE ON x BEGIN SELECT x.\"end\", end FROM x; END",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; END",
        "CREATE RULE r AS ON DELETE TO x DO ALSO (SELECT 1; SELECT 2)",
        "CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN a; b; END $$"
      })
  void bodiesKeepTheirSemicolons(String statement) {
    assertCut(statement + "; SELECT 1", statement, "SELECT 1");
  }

  @Test
  void wordsOfOthersOpenNoBody() {
    String table = "CREATE TABLE t (trigger text, begin date, function text, atomic int)";
    String trigger = "CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t EXECUTE FUNCTION f()";
    assertCut(table + ";" + trigger + "; COMMIT", table, trigger, "COMMIT");
  }

  @Test
  void aDumpWithRows() {
    assertCut(
        """
        \\restrict it's a token
        SET search_path = '';
        COPY public.t (a, b) FROM stdin;
        1\t; it's
        2\t\\N
        \\.

        SELECT 1;
        \\unrestrict it's a token
        """,
        "SET search_path = ''",
        "SELECT 1");
  }

  /** A dump has rows of many tables: what stands behind them is read once, not once a table. */
  @Test
  void aDumpOfManyTables() {
    int tables = 4_000;
    String dump = "COPY t (a) FROM stdin;\n1\n2\n\\.\nSELECT 1 + 2 * (3 - 4);\n".repeat(tables);
    List<String> statements =
        assertTimeout(Duration.ofSeconds(5), () -> SqlScript.statements(dump));
    assertEquals(tables, statements.size());
  }

  @Test
  void whatOnlySpeaksToAShell() {
    assertCut(".bail on\nBEGIN;\n.print it's done\nCOMMIT;", "BEGIN", "COMMIT");
    assertCut("\\set ON_ERROR_STOP on\nSELECT 1.5", "SELECT 1.5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\connect other", ".read more.sql", "\\i more.sql"})
  void whatTheShellWouldDoIsRefused(String command) {
    var refusal =
        assertThrows(
            ProjectException.class, () -> SqlScript.statements("SELECT 1;\n" + command + "\n"));
    assertTrue(refusal.getMessage().contains(command + " is a command"), refusal.getMessage());
  }
}
