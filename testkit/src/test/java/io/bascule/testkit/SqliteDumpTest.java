package io.bascule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteDumpTest {
  private static final String PARENT =
      "create table p (id integer primary key, x, y, unique (x, y))";

  /** Each differs from all others by something small. */
  private static final List<String> TABLES =
      List.of(
          "create table t (a integer, b text)",
          "create table t (b text, a integer)",
          "create table T (a integer, b text)",
          "create table t (A integer, b text)",
          "create table t (a integer, b text) strict",
          "create table t (a integer primary key, b text)",
          "create table t (a integer primary key desc, b text)",
          "create table t (a integer primary key autoincrement, b text)",
          "create table t (a integer primary key on conflict replace, b text)",
          "create table t (a integer primary key, b text) without rowid",
          "create table t (a integer, b text, primary key (a, b))",
          "create table t (a integer, b text, primary key (b, a))",
          "create table t (a integer, b text, primary key (a, b desc))",
          "create table t (a integer, b text, primary key (a, b collate nocase))",
          "create table t (a int, b text)",
          "create table t (a integer, b varchar(10))",
          "create table t (a integer, b varchar(11))",
          "create table t (a, b text)",
          "create table t (a integer not null, b text)",
          "create table t (a integer not null on conflict ignore, b text)",
          "create table t (a integer, b text collate nocase)",
          "create table t (a integer, b text collate rtrim)",
          "create table t (a integer default 1, b text)",
          "create table t (a integer default '1', b text)",
          "create table t (a integer default -1, b text)",
          "create table t (a integer default (random()), b text)",
          "create table t (a integer, b text default current_date)",
          "create table t (a integer, b text default 'current_date')",
          "create table t (a integer, b text unique)",
          "create table t (a integer, b text unique on conflict fail)",
          "create table t (a integer unique, b text unique)",
          "create table t (a integer, b text, unique (a, b))",
          "create table t (a integer, b text, unique (a desc, b))",
          "create table t (a integer, b text, unique (a, b collate nocase))",
          "create table t (a integer, b text check (b <> ''))",
          "create table t (a integer, b text check (b <> ' '))",
          "create table t (a integer, b text check (b <> 'A'))",
          "create table t (a integer, b text check (b <> 'a'))",
          "create table t (a integer check (a > 0), b text check (b <> ''))",
          "create table t (a integer, b text check (b = \"null\"))",
          "create table t (a integer, b text check (b = null))",
          "create table t (a integer generated always as (length(b)), b text)",
          "create table t (a integer generated always as (length(b)) stored, b text)",
          "create table t (a integer generated always as (length(b) + 1), b text)",
          "create table t (a integer references p, b text)",
          "create table t (a integer references p deferrable initially deferred, b text)",
          "create table t (a integer references p on delete cascade, b text)",
          "create table t (a integer references p on update cascade, b text)",
          "create table t (a integer references p on delete set null, b text)",
          "create table t (a integer references p on delete set default, b text)",
          "create table t (a integer references p on delete restrict, b text)",
          "create table t (a integer references p match full, b text)",
          "create table t (a integer references q, b text)",
          "create table t (a integer references p (x), b text)",
          "create table t (a integer references p references p, b text)",
          "create table t (a integer, b text references p)",
          "create table t (a integer, b text, foreign key (a, b) references p (x, y))",
          "create table t (a integer, b text, foreign key (b, a) references p (x, y))",
          "create table t (a integer, b text, foreign key (a, b) references p (y, x))",
          "create view t as select 1 as a, 2 as b",
          "create view t as select 1 as a, 3 as b",
          "create view t (a, b) as select 1, 3",
          "create virtual table t using fts5(a, b)",
          "create virtual table t using fts5(a, b, tokenize = 'ascii')");

  /** Each changes a database that has {@link #PARENT} and the indexes and triggers below. */
  private static final List<String> CHANGES =
      List.of(
          "create index i on p (x)",
          "create unique index i on p (x)",
          "create index i2 on p (x)",
          "create index i on p (x desc)",
          "create index i on p (x collate nocase)",
          "create index i on p (x, y)",
          "create index i on p (y, x)",
          "create index i on p (x + 1)",
          "create index i on p (x + 2)",
          "create index i on p (lower(x))",
          "create index i on p (lower(x) desc)",
          "create index i on p (lower(x) collate nocase)",
          "create index i on p (x) where y is null",
          "create index i on p (x) where y is not null",
          "create index i on p (x) where y = 'a'",
          "create index i on p (x) where y = 'A'",
          "drop index existing",
          "drop trigger tr",
          "drop view v",
          "create trigger tr2 after insert on p begin select 1; end",
          "create trigger tr2 after insert on p begin select 2; end",
          "create trigger tr2 before insert on p begin select 1; end",
          "create trigger tr2 after insert on p when new.x > 0 begin select 1; end",
          "create trigger tr2 after update of x on p begin select 1; end",
          "alter table p add column z",
          "alter table p rename column x to z",
          "alter table p rename to p2",
          "pragma user_version = 7",
          "pragma application_id = 7");

  @Test
  void noTwoTablesLookAlike() throws SQLException {
    Map<DatabaseDump, String> seen = new HashMap<>();
    for (String table : TABLES) {
      String twin = seen.put(dump(PARENT, table), table);
      assertEquals(null, twin, () -> twin + "\n  dumps as\n" + table);
    }
  }

  @Test
  void everyChangeIsSeen() throws SQLException {
    Map<DatabaseDump, String> seen = new HashMap<>();
    seen.put(dump(base("select 1")), "nothing");
    for (String change : CHANGES) {
      String twin = seen.put(dump(base(change)), change);
      assertEquals(null, twin, () -> twin + "\n  dumps as\n" + change);
    }
  }

  private static String[] base(String change) {
    return new String[] {
      PARENT,
      "create index existing on p (y)",
      "create view v as select x from p",
      "create trigger tr after delete on p begin insert into p (x) values (1); end",
      change
    };
  }

  static Stream<List<String>> spellings() {
    return Stream.of(
        List.of(
            "create table t (a integer not null, b text)",
            "CREATE TABLE IF NOT EXISTS \"t\" ([a] INTEGER /* no */ NOT  NULL, -- yes\n `b` Text NULL)",
            "create table main.t (a integer not null on conflict abort,\n\n\tb text)"),
        List.of(
            "create table t (a text primary key, b unique check (b > 0))",
            "create table t (a text, b, primary key (a asc), unique (b), check ((b > 0)))",
            "create table t (a text, b, check (\"b\" > 0) primary key (A) unique (\"B\"))"),
        List.of(
            "create table t (a integer primary key autoincrement)",
            "create table t (a integer, primary key (a autoincrement))"),
        List.of(
            "create table t (a references p)",
            "create table t (a references P (ID) on delete no action)",
            "create table t (a, foreign key (a) references p (id) match simple not deferrable)"),
        List.of(
            "create table t (a references p deferrable initially deferred not null)",
            "create table t (a not null, foreign key (A) references \"p\" deferrable initially deferred)"),
        List.of(
            "create table t (a generated always as (b || 'X') virtual, b collate binary)",
            "create table t (a as (\"b\"||'X'), b)"),
        List.of("create table t (a, b)", "create table t (a default null, b default (NULL))"),
        List.of(
            "create table t (a default 5, b default 'x')",
            "create table t (a default (5), b default \"x\")"),
        List.of(
            "create table t (a decimal(10,2), b check (b in ('x', 'y')))",
            "create table t (a DECIMAL ( 10 , 2 ), b check (b IN (\"x\",\"y\")))"),
        List.of(
            "create view t as select a.x, count(*) from p a group by 1",
            "CREATE VIEW [t] AS SELECT \"a\".\"X\" , COUNT(*) FROM P A GROUP BY 1 -- end"),
        List.of(
            "create table t (\"it's\" integer, \"a\"\"b\", unique (\"it's\", \"a\"\"b\"))",
            "create table t ([it's] integer, [a\"b], unique ([IT'S], `a\"b`))"));
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void spellingDoesNotMatter(List<String> spellings) throws SQLException {
    DatabaseDump first = dump(PARENT, spellings.get(0));
    for (String spelling : spellings) {
      List<String> differences = dump(PARENT, spelling).differencesFrom(first, Naming.STRICT);
      assertEquals(List.of(), differences, spelling);
    }
  }

  @Test
  void spellingOfAnIndexDoesNotMatter() throws SQLException {
    String table = "create table t (a collate nocase, b)";
    DatabaseDump first = dump(table, "create index i on t (a, b + 1 desc) where b is null");
    String same =
        "create index if not exists [i] on T (\"A\" collate NOCASE asc, (b)+1 DESC) where (B IS NULL)";
    assertNotEquals(first, dump(table, same), "parentheses inside an expression are kept");
    assertEquals(first, dump(table, same.replace("(b)+1", "b+1")));
  }

  @Test
  void namesOfConstraintsMatterAsAsked() throws SQLException {
    DatabaseDump nameless = dump("create table t (a, check (a > 0))");
    DatabaseDump named = dump("create table t (a constraint ck check (a > 0))");
    DatabaseDump renamed = dump("create table t (a constraint kc check (a > 0))");
    assertNotEquals(nameless, named);
    assertEquals(
        List.of("- table t check (a > 0)", "+ table t check (a > 0) named ck"),
        named.differencesFrom(nameless, Naming.STRICT));
    assertEquals(List.of(), named.differencesFrom(nameless, Naming.OPTIONAL));
    assertEquals(List.of(), nameless.differencesFrom(named, Naming.OPTIONAL));
    assertEquals(2, named.differencesFrom(renamed, Naming.OPTIONAL).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"primary key (a)", "unique (a)", "foreign key (a) references p", "check (a)"})
  void everyKindOfConstraintHasItsName(String constraint) throws SQLException {
    DatabaseDump dump =
        dump(PARENT, "create table t (a, constraint \"The Name\" " + constraint + ")");
    assertTrue(dump.text().contains("named The Name"), dump.text());
  }

  @Test
  void leavesOutWhatIsOurs() throws SQLException {
    DatabaseDump dump =
        dump(
            "create table bascule_history (id integer primary key autoincrement)",
            "create index anything on bascule_history (id)",
            "create view bascule_current as select 1");
    assertEquals("", dump.text());
  }

  @Test
  void isReadable() throws SQLException {
    DatabaseDump dump =
        dump(
            PARENT, "create table t (id integer primary key, p_id references p on delete cascade)");
    assertEquals(
        """
        table p
        table p column 0 id type integer key 1
        table p column 1 x
        table p column 2 y
        table p has unique index of its own from u (x, y)
        table p primary key (id)
        table p unique (x, y)
        table t
        table t column 0 id type integer key 1
        table t column 1 p_id
        table t foreign key (p_id) references p (id) on delete cascade
        table t primary key (id)
        table t refers to p on delete cascade on update no action p_id -> id""",
        dump.text());
  }

  private static DatabaseDump dump(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
      return DatabaseDump.of(connection);
    }
  }
}
