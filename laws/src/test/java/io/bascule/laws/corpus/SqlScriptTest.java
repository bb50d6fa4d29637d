package io.bascule.laws.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.laws.corpus.SqlScript.Lexicon;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlScriptTest {

  @Test
  void cutsAtSemicolonsOutsideQuotesAndComments() {
    String sql =
        """
        select 'a;b''c;', "d;e" -- f;g
          /* h;i */;
        /* nothing; */ ; -- nothing;
        select 2
        """;
    List<String> expected =
        List.of("select 'a;b''c;', \"d;e\" -- f;g\n  /* h;i */", "-- nothing;\nselect 2");
    assertEquals(expected, SqlScript.statements(sql, Lexicon.POSTGRES));
    assertEquals(expected, SqlScript.statements(sql, Lexicon.SQLITE));
  }

  @Test
  void keepsTheBodyOfATriggerTogether() {
    String trigger =
        """
        CREATE TEMP TRIGGER t AFTER UPDATE ON a BEGIN
          UPDATE b SET c = CASE WHEN new.x THEN 1 ELSE 2 END;
          DELETE FROM d;
        END""";
    String sql = trigger + ";\nbegin;\nselect 1;\nend;";
    assertEquals(
        List.of(trigger, "begin", "select 1", "end"), SqlScript.statements(sql, Lexicon.SQLITE));
  }

  @Test
  void knowsTheNamesOfSqlite() {
    assertEquals(
        List.of("create table [a;b] (`c;d` int)", "select 1"),
        SqlScript.statements("create table [a;b] (`c;d` int);select 1;", Lexicon.SQLITE));
  }

  @Test
  void keepsDollarQuotesTogether() {
    String function =
        "create function f() returns int as $b$ begin; $$ ; $$ end; $b$ language plpgsql";
    assertEquals(
        List.of(function, "select a[1], $1, x$y$z", "do $$ ; $$"),
        SqlScript.statements(function + "; select a[1], $1, x$y$z; do $$ ; $$;", Lexicon.POSTGRES));
  }

  @Test
  void knowsTheStringsAndCommentsOfPostgres() {
    assertEquals(
        List.of("select E'it\\'s;', 'c:\\' /* a; /* b; */ c; */", "select 2"),
        SqlScript.statements(
            "select E'it\\'s;', 'c:\\' /* a; /* b; */ c; */; select 2", Lexicon.POSTGRES));
  }

  @Test
  void keepsAFunctionInSqlTogether() {
    String function =
        "create function f(i int) returns int begin atomic select case when i > 0 then 1 end; end";
    assertEquals(
        List.of(function, "begin", "select 1"),
        SqlScript.statements(function + ";begin;select 1", Lexicon.POSTGRES));
  }
}
