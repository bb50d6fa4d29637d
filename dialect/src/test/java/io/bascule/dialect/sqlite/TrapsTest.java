package io.bascule.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.DialectException;
import io.bascule.operation.Operation;
import io.bascule.operation.RenameColumn;
import io.bascule.schema.QualifiedName;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other tools lose or break when they rebuild a SQLite table. */
class TrapsTest {
  private static final QualifiedName T = QualifiedName.of("t");

  /** Each line: a name, the schema before, the schema after, a query and what it gives. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          view           | create table t(id integer primary key, a int default 1); create view v as select a from t; insert into t values(1, 5) | create table t(id integer primary key, a int not null default 1) | select * from v | 5
          expression     | create table t(id integer primary key, a int default 0, n text); create index i on t(lower(n)); create unique index iu on t(n, a+1) | create table t(id integer primary key, a int not null default 0, n text); create index i on t(lower(n)); create unique index iu on t(n, a+1) | select sql from sqlite_master where name = 'iu' | CREATE UNIQUE INDEX iu on t(n, a+1)
          collation      | create table t(id integer primary key, a int default 1, n text collate nocase, unique(n)); insert into t values(1, 2, 'A') | create table t(id integer primary key, a int not null default 1, n text collate nocase, unique(n)) | select a from t where n = 'a' | 2
          conflict       | create table t(id integer primary key on conflict replace, a int default 1, n text unique on conflict replace); insert into t values(1, 2, 'n') | create table t(id integer primary key on conflict replace, a int not null default 1, n text unique on conflict replace) | select sql from sqlite_master where name = 't' | CREATE TABLE t(id integer primary key on conflict replace, a int default 1 NOT NULL, n text unique on conflict replace)
          generated      | create table t(id integer primary key, a int default 1, g int generated always as (a*2) stored); insert into t(a) values(3) | create table t(id integer primary key, a int not null default 1, g int generated always as (a*2) stored) | select g from t | 6
          typeless       | create table t(id integer primary key, a int default 1, x); insert into t values(1, 2, 'x') | create table t(id integer primary key, a int not null default 1, x) | select sql from sqlite_master where name = 't' | CREATE TABLE t(id integer primary key, a int default 1 NOT NULL, x)
          int key        | create table t(id int primary key, a int default 1); insert into t values(null, 1) | create table t(id int primary key, a int not null default 1) | select id is null, rowid from t | 1;1
          generated gone | create table t(id integer primary key, a int, g int generated always as (a*2) stored); insert into t(a) values(3) | create table t(id integer primary key) | select * from t | 1
          null default   | create table t(id integer primary key, a int default 7); insert into t values(1, null), (2, 8) | create table t(id integer primary key, a int not null default 7) | select group_concat(a) from t | 7,8
          date           | create table t(id integer primary key, a timestamp); insert into t values(1, '2020-01-02 03:04:05'), (2, null) | create table t(id integer primary key, a date) | select group_concat(coalesce(a, '-')) from t | 2020-01-02,-
          time stamp     | create table t(id integer primary key, a date); insert into t values(1, '2020-01-02') | create table t(id integer primary key, a timestamp) | select a from t | 2020-01-02 00:00:00
          leftover       | create table t(id integer primary key, a int default 1); create table _alembic_tmp_t(x) | create table t(id integer primary key, a int not null default 1); create table _alembic_tmp_t(x) | select count(*) from sqlite_master | 2
          with an index  | create table t(id integer primary key, n text default ''); insert into t values(1, 'X') | create table t(id integer primary key, n text not null default ''); create index i on t(lower(n)) | select n from t where lower(n) = 'x' | X
          other index    | create table t(id integer primary key not null, n text); create index i on t(lower(n)) | create table t(id integer primary key not null, n text); create index i on t(upper(n)) | select sql from sqlite_master where name = 'i' | CREATE INDEX i ON t (upper(n))
          unique gone    | create table t(id integer primary key not null, a integer unique); insert into t values(1, 1) | create table t(id integer primary key not null, a integer) | select count(*) from pragma_index_list('t') | 0
          key renamed    | create table p(id integer primary key); create table t(id integer primary key, a integer, constraint f1 foreign key(a) references p(id)) | create table p(id integer primary key); create table t(id integer primary key, a integer, constraint f2 foreign key(a) references p(id)) | select sql from sqlite_master where name = 't' | CREATE TABLE t(id integer primary key, a integer, CONSTRAINT f2 foreign key(a) references p(id))
          """)
  void isKept(String name, String before, String after, String query, String expected)
      throws SQLException {
    try (var database = TestDatabase.of(lines(before));
        var wanted = TestDatabase.of(lines(after))) {
      database.change(NaiveDiff.between(database.read(), wanted.read()));
      assertEquals(wanted.read(), database.read());
      assertEquals(List.of(expected.replace(';', '|')), database.rows(query));
      assertEquals(List.of("ok"), database.rows("PRAGMA integrity_check"));
    }
  }

  private static String lines(String statements) {
    return statements.replace("; ", ";\n");
  }

  @Test
  void childrenStayWhenForeignKeysAreOn() throws SQLException {
    try (var database =
        TestDatabase.of(
            """
            pragma foreign_keys=on;
            create table p(id integer primary key, a int default 0);
            create table c(id integer primary key, p int references p(id) on delete cascade);
            insert into p values(1, null);
            insert into c values(10, 1);
            """)) {
      var before = database.read();
      try (var wanted =
          TestDatabase.of(
              """
              create table p(id integer primary key, a int not null default 0);
              create table c(id integer primary key, p int references p(id) on delete cascade);
              """)) {
        database.change(NaiveDiff.between(before, wanted.read()));
      }
      assertEquals(List.of("10|1"), database.rows("select * from c"));
      assertEquals(List.of("1"), database.rows("pragma foreign_keys"));
      assertEquals(List.of("0"), database.rows("pragma legacy_alter_table"));
    }
  }

  @Test
  void aRenameFollowsIntoChecksIndexesTriggersAndViews() throws SQLException {
    try (var database =
        TestDatabase.of(
            """
            create table t(id integer primary key, a int, constraint ck check(a>0));
            create index i on t(a) where a > 1;
            create view v as select a from t;
            create trigger g after update of a on t begin select new.a; end;
            """)) {
      database.change(new RenameColumn(T, "a", "z"));
      assertEquals(
          "CREATE TABLE t(id integer primary key, z int, constraint ck check(z>0))",
          database.sql("t"));
      assertTrue(database.sql("g").contains("update of z"));
      assertTrue(database.sql("i").contains("z > 1"));
      assertEquals(List.of(), database.rows("select z from t union all select z from v"));
    }
  }

  @Test
  void aRenamePassesABrokenView() throws SQLException {
    try (var database =
        TestDatabase.of(
            """
            create table t(id integer primary key, a int);
            create view broken as select nix from nowhere;
            create view v as select a from t;
            """)) {
      database.change(new RenameColumn(T, "a", "z"));
      assertEquals("CREATE TABLE t(id integer primary key, z int)", database.sql("t"));
      assertEquals("CREATE VIEW v as select z from t", database.sql("v"));
      assertEquals("CREATE VIEW broken as select nix from nowhere", database.sql("broken"));
    }
  }

  @Test
  void aViewThatWouldBreakIsNamed() throws SQLException {
    try (var database =
        TestDatabase.of(
            """
            create table t(id integer primary key, a int unique);
            create view v as select a from t;
            """)) {
      Operation[] drop =
          NaiveDiff.between(
              database.read(), TestDatabase.schema("create table t(id integer primary key)"));
      var refusal = assertThrows(DialectException.class, () -> database.change(drop));
      assertTrue(
          refusal.getMessage().startsWith("Cannot change the schema: view v would not work"));
      assertEquals(List.of("t", "v"), names(database));
    }
  }

  @Test
  void aTriggerThatWouldBreakIsNamed() throws SQLException {
    try (var database =
        TestDatabase.of(
            """
            create table t(id integer primary key, a int unique);
            create table o(x);
            create trigger fine after insert on o begin select 1; end;
            create trigger g after insert on o begin update t set a = 1; end;
            """)) {
      Operation[] drop =
          NaiveDiff.between(
              database.read(),
              TestDatabase.schema("create table t(id integer primary key);\ncreate table o(x)"));
      var refusal = assertThrows(DialectException.class, () -> database.change(drop));
      assertTrue(refusal.getMessage().contains("trigger g of o would not work"));
    }
  }

  @Test
  void aTempTableInTheWayIsRefused() throws SQLException {
    try (var database = TestDatabase.of("create table t(id integer primary key, a int);")) {
      database.run("create temp table t(x)");
      var refusal =
          assertThrows(
              DialectException.class, () -> database.change(new RenameColumn(T, "a", "b")));
      assertTrue(refusal.getMessage().contains("a TEMP object of this connection hides it"));
    }
  }

  @Test
  void aTakenNameIsRefused() throws SQLException {
    try (var database =
        TestDatabase.of("create table t(a int);\ncreate table __bascule_rebuild_t(x);")) {
      Operation[] change =
          NaiveDiff.between(
              database.read(),
              TestDatabase.schema("create table t(a text);\ncreate table __bascule_rebuild_t(x)"));
      var refusal = assertThrows(DialectException.class, () -> database.change(change));
      assertTrue(refusal.getMessage().contains("the name of its stand-in is taken"));
    }
  }

  private static List<String> names(TestDatabase database) throws SQLException {
    return database.rows("select name from sqlite_master where type <> 'index' order by name");
  }
}
