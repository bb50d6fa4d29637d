package io.bascule.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.DialectException;
import io.bascule.dialect.sqlite.CreateTable.ColumnText;
import io.bascule.dialect.sqlite.CreateTable.Rule;
import io.bascule.schema.Table;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that SQLite takes, however odd. */
class CreateTableTest {
  static Stream<String> odd() {
    return Stream.of(
        "create table t(a)",
        "create table t(a,b,c,primary key(a,b))",
        "CREATE TABLE [t]([a b]INT,`c``d`TEXT,\"e\"\"f\"[x y],'g' 'h')",
        "CREATE TABLE t(a DEFAULT foo, b DEFAULT \"foo\", c DEFAULT [foo], d DEFAULT -1, e DEFAULT + 1)",
        "CREATE TABLE t(a INT, b INT, UNIQUE(a) UNIQUE(b) CHECK(a>0) CONSTRAINT x CHECK(b>0))",
        "CREATE TABLE t(a INT CONSTRAINT x CONSTRAINT y NOT NULL, CONSTRAINT p CONSTRAINT q UNIQUE(a))",
        "CREATE TABLE t(a INT CONSTRAINT hollow, b TEXT CONSTRAINT hollow, CONSTRAINT hollow)",
        "CREATE TABLE t(action, key INT, row TEXT, \"order\" INT, window, x$y, rowid INT, first last)",
        "CREATE TABLE t/*c*/(/*,*/a--)\n INT/*(*/DEFAULT/*)*/5,--'\n b -- \"\n)",
        "CREATE TABLE t(a TEXT DEFAULT 'it''s, a (test) -- no comment', b TEXT DEFAULT ('('||')'))",
        "CREATE TABLE t(a \"weird type\"(3), b 'str' (4,5), c `x`, d varchar ( 10 ), e numeric(+1,-2))",
        "CREATE TABLE t(a TIMESTAMP WITH TIME ZONE, b DOUBLE PRECISION, c NATIVE CHARACTER(70))",
        "CREATE TABLE t(a INTEGER PRIMARY KEY AUTOINCREMENT)",
        "CREATE TABLE t(a INTEGER, b, PRIMARY KEY(a AUTOINCREMENT))",
        "CREATE TABLE t(a INTEGER PRIMARY KEY DESC, b)",
        "CREATE TABLE t(a INTEGER, b, PRIMARY KEY(a DESC))",
        "CREATE TABLE t(a TEXT PRIMARY KEY ON CONFLICT REPLACE NOT NULL ON CONFLICT FAIL)",
        "CREATE TABLE t(a TEXT COLLATE nocase, b TEXT, UNIQUE((a) COLLATE \"rtrim\" DESC, 'b' ASC))",
        "CREATE TABLE t(a INT, b INT AS (a+1), c INT GENERATED ALWAYS AS (a*2) STORED, d AS ('x)') VIRTUAL)",
        "CREATE TABLE t(a generated, b always, c generated always, d int generated always as (1))",
        "CREATE TABLE t(a INT, PRIMARY KEY(a)) WITHOUT ROWID, STRICT",
        "CREATE TABLE t(a INT PRIMARY KEY, b ANY) strict, without rowid",
        "CREATE TABLE t(a REFERENCES p DEFERRABLE INITIALLY DEFERRED, b REFERENCES p NOT NULL DEFERRABLE)",
        "CREATE TABLE t(a REFERENCES p(id) ON INSERT CASCADE ON DELETE SET NULL ON DELETE CASCADE MATCH x)",
        "CREATE TABLE t(a, b, FOREIGN KEY(a) REFERENCES p(id) NOT DEFERRABLE INITIALLY DEFERRED)",
        "CREATE TABLE t(a CHECK(a IN (SELECT 1)) CHECK(\"a\" <> 'CHECK (' ), b CHECK(CASE WHEN 1 THEN 2 END))"
            .replace("CHECK(a IN (SELECT 1)) ", ""),
        "CREATE TABLE t(a NULL, b NOT NULL NULL, c UNIQUE UNIQUE, d DEFAULT 1 DEFAULT 2)",
        "CREATE TABLE t(a DEFAULT 0x1F, b DEFAULT 1_000, c DEFAULT .5e-3, d DEFAULT x'ab', e DEFAULT TRUE)",
        "CREATE TABLE t(a DEFAULT current_TIMESTAMP, b DEFAULT (CURRENT_DATE), c DEFAULT (1) NOT NULL)",
        "CREATE TABLE t(\"a,b)\" INT, \"--\" TEXT, \"/*\" TEXT CHECK (\"/*\" > \"--\"))",
        "CREATE TABLE t(\u00e4\u00d6 TEXT, \u2003x INT, \ud83d\ude00 INT)",
        "\ufeffcreate\ftable\tt\r\n(\r\na\r\n)");
  }

  @ParameterizedTest
  @MethodSource("odd")
  void isReadAsSqliteReadsIt(String sql) {
    try (var database = new InMemory();
        var again = new InMemory()) {
      database.run("create table p(id integer primary key)").run(sql);
      again.run("create table p(id integer primary key)");
      var stored = SqliteRows.stored(database.connection()).tables().get(1);
      Table table = stored.read(); // and compared with the pragmas
      again.run(SqliteSpelling.INSTANCE.table(table));
      assertEquals(Pragmas.of(database, "t"), Pragmas.of(again, "t"));
      assertEquals(sql, CreateTable.of(sql).edit().sql());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE VIEW t AS SELECT 1",
        "CREATE TABLE t AS SELECT 1",
        "CREATE TABLE t(a",
        "CREATE TABLE t(a CHECK(a > 0)",
        "CREATE TABLE t(a,)",
        "CREATE TABLE t(UNIQUE(a))",
        ""
      })
  void refusesWhatIsNone(String sql) {
    var refusal = assertThrows(DialectException.class, () -> CreateTable.of(sql));
    assertTrue(refusal.getMessage().startsWith("Cannot read a definition: "), refusal.getMessage());
  }

  private static final CreateTable COMMENTED =
      CreateTable.of(
          """
          CREATE TABLE "Orders" (
            -- who
            id INTEGER PRIMARY KEY, -- the key
            state TEXT NOT NULL CONSTRAINT ck CHECK (state <> '') DEFAULT 'new', /* where it stands */
            total, -- in cents
            CONSTRAINT positive CHECK (total > 0), -- never free
            UNIQUE (state, total) -- last
          ) STRICT""");

  private static ColumnText column(String name) {
    return COMMENTED.column(name).orElseThrow();
  }

  private static Rule rule(String name) {
    return COMMENTED.allRules().stream()
        .filter(rule -> name.equals(rule.name()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void findsEveryPart() {
    assertEquals("Orders", COMMENTED.name());
    assertEquals(
        List.of("id", "state", "total"),
        COMMENTED.columns().stream().map(ColumnText::name).toList());
    assertEquals(
        List.of(
            "PRIMARY KEY",
            "NOT NULL",
            "CONSTRAINT ck CHECK (state <> '')",
            "DEFAULT 'new'",
            "CONSTRAINT positive CHECK (total > 0)",
            "UNIQUE (state, total)"),
        COMMENTED.allRules().stream().map(rule -> rule.span().of(COMMENTED.sql())).toList());
  }

  @Test
  void keepsWhatTheAuthorWrote() {
    var edited =
        COMMENTED
            .edit()
            .name("t")
            .remove(rule("ck"))
            .remove(rule("positive"))
            .type(column("total"), "INTEGER")
            .insertAfter(column("id"), "note TEXT")
            .append("CHECK (id > 0)");
    assertEquals(
        """
        CREATE TABLE t (
          -- who
          id INTEGER PRIMARY KEY,
          note TEXT, -- the key
          state TEXT NOT NULL DEFAULT 'new', /* where it stands */
          total INTEGER, -- in cents
          UNIQUE (state, total),
          CHECK (id > 0) -- last
        ) STRICT""",
        edited.sql());
  }

  @Test
  void takesElementsFromBothEnds() {
    var edit = COMMENTED.edit().remove(column("id")).insertFirst("first TEXT");
    COMMENTED.rules().forEach(edit::remove);
    assertEquals(
        """
        CREATE TABLE "Orders" (
          -- who
          first TEXT,
          state TEXT NOT NULL CONSTRAINT ck CHECK (state <> '') DEFAULT 'new', /* where it stands */
          total -- in cents
        ) STRICT""",
        edit.sql());
  }

  @Test
  void keepsWordsApart() {
    var glued = CreateTable.of("CREATE TABLE[t](a[int]CHECK(a>0)NOT NULL,b\"text\"UNIQUE)");
    var edit = glued.edit().name("u").remove(glued.allRules().get(0));
    glued.columns().forEach(column -> edit.type(column, "blob"));
    assertEquals("CREATE TABLE u(a blob NOT NULL,b blob UNIQUE)", edit.sql());
  }
}
