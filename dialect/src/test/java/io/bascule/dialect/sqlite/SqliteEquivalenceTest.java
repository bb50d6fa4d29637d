package io.bascule.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.schema.Check;
import io.bascule.schema.Column;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.Expression;
import io.bascule.schema.Expression.Operator;
import io.bascule.schema.Literal;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqliteEquivalenceTest {
  private static final SqliteEquivalence SAME = new SqliteEquivalence();

  private static Table normal(String elements) {
    return SAME.normal(ReadTable.of(CreateTable.of("CREATE TABLE t (" + elements + ")")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "a varchar ( 10 ); A VARCHAR(10)",
        "a nvarchar(10); a NVARCHAR ( 10 )",
        "a text collate NOCASE; a TEXT COLLATE \"nocase\"",
        "a text collate binary; a text",
        "a text default null; a text",
        "a text default \"x\"; a text default 'x'",
        "a default current_timestamp; a default (CURRENT_TIMESTAMP)",
        "a default (1); a default +1",
        "a default true; a default 1",
        "a default x'AB'; a default X'ab'",
        "a default (strftime('%s' , 'now')); a default ((STRFTIME('%s','now')))",
        "a not null on conflict abort; a not null",
        "a, primary key (a asc); a, primary key (\"A\")",
        "a integer, primary key (a desc); a integer primary key",
        "a collate nocase, unique (a collate nocase); a collate nocase unique",
        "a, unique (a) on conflict abort; a, unique (a)",
        "a check (a <> 'x'); a check ((\"A\" != 'x' /* no x */))",
        "a check (a == 1); a check ( (a) = 1)",
        "a check (a in (\"x\")); a check (a IN ('x'))",
        "a, b as (A + 1); a, b generated always as ([a]+1) virtual",
        "a references p; a, foreign key (A) references p on delete no action match simple",
        "a, foreign key (a) references t (A); a, foreign key (a) references T (a)",
      })
  void spellingMakesNoDifference(String left, String right) {
    assertEquals(named(normal(left)), named(normal(right)));
  }

  /** Column names keep their letter case; here it does not count. */
  private static Table named(Table table) {
    return table.columns().has("A") ? SAME.normal(table.renamingColumn("A", "a")) : table;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "a varchar(10); a varchar(11)",
        "a int; a integer",
        "a text; a text not null",
        "a default 'X'; a default 'x'",
        "a default 1; a default '1'",
        "a default 'current_date'; a default current_date",
        "a check (a in (\"X\")); a check (a in (\"x\"))",
        "a check (a = null); a check (a = \"null\")",
        "a check (a = 'X'); a check (a = 'x')",
        "a check (-a > 0); a check (a > 0)",
        "a check ((a or 1) and 0); a check (a or 1 and 0)",
        "a integer primary key desc; a integer primary key",
        "a unique (a desc); a unique",
        "a collate nocase, unique (a collate binary); a collate nocase unique",
        "a, b as (a) virtual; a, b as (a) stored",
        "a references p; a references p on delete cascade",
        "a references p; a references p deferrable initially deferred",
        "a not null on conflict ignore; a not null",
      })
  void meaningDoes(String left, String right) {
    assertNotEquals(normal(left.replace(" unique (a desc)", ", unique (a desc)")), normal(right));
  }

  @Test
  void typedExpressionsAreTheirWords() {
    Table table =
        Table.of(QualifiedName.of("t")).with(Column.of("Price", Type.of(Type.Kind.INTEGER)));
    var rule =
        Expression.apply(Operator.GREATER_OR_EQUAL, Expression.column("Price"), Literal.of(0));
    assertEquals(
        SAME.normal(table.with(Check.of(ConstraintName.NONE, rule))),
        SAME.normal(table.with(Check.of(ConstraintName.NONE, Expression.sql("(price >= 0)")))));
  }

  @Test
  void letterCaseOfNamesCountsBeyondAscii() {
    assertTrue(SAME.sameName("Orders", "ORDERS"));
    assertFalse(SAME.sameName("\u00c4", "\u00e4"));
  }

  @Test
  void orderOfConstraintsStays() {
    Table table = normal("a unique check (a > 0), constraint x unique (a), unique (a)");
    assertEquals(
        List.of("unique constraint", "check", "unique constraint", "unique constraint"),
        table.constraints().stream().map(constraint -> constraint.kind()).toList());
  }
}
