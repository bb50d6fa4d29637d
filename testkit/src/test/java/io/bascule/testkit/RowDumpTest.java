package io.bascule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowDumpTest {

  @Test
  void tellsTypesApartOnSqlite() {
    try (ScratchDatabase database = ScratchSqlite.create()) {
      database.execute(
          "create table \"odd \"\" name\" (b, a, \"c|d\" as (a))",
          "insert into \"odd \"\" name\" values (1, null), ('1', x'00ff'), (1.0, 'it''s|so\n')",
          "create table bascule_history (a)",
          "insert into bascule_history values (1)");
      assertEquals(
          List.of(
              "odd \" name a='it''s\\|so\\n' | b=1.0 | c|d='it''s\\|so\\n'",
              "odd \" name a=NULL | b=1 | c|d=NULL",
              "odd \" name a=X'00FF' | b='1' | c|d=X'00FF'"),
          RowDump.of(database.dataSource()).lines());
    }
  }

  @Test
  void tellsNullFromTextOnPostgres() {
    try (ScratchDatabase database = EmbeddedPostgres.shared().createDatabase()) {
      database.execute(
          """
          create schema app;
          create table app.t (b text, a numeric(5, 2));
          insert into app.t values (null, 1), ('', 1.1);
          create table parted (k int) partition by list (k);
          create table part1 partition of parted for values in (1);
          insert into parted values (1);
          create table bascule_history (a int);
          insert into bascule_history values (1);
          """);
      assertEquals(
          List.of("app.t a=1.00 | b=∅", "app.t a=1.10 | b=", "public.part1 k=1"),
          RowDump.of(database.dataSource()).lines());
    }
  }

  @Test
  void seesAChangedValueAndCountsDoubles() {
    try (ScratchDatabase database = ScratchSqlite.create()) {
      database.execute("create table t (a)", "insert into t values (1), (1)");
      RowDump before = RowDump.of(database.dataSource());
      assertEquals(2, before.size());
      database.execute("update t set a = 2 where rowid = 2");
      assertNotEquals(before, RowDump.of(database.dataSource()));
      database.execute("update t set a = 1");
      assertEquals(before, RowDump.of(database.dataSource()));
      database.execute("delete from t where rowid = 2");
      assertNotEquals(before, RowDump.of(database.dataSource()));
    }
  }

  @Test
  void cutsToWhatBothHave() {
    try (ScratchDatabase database = ScratchSqlite.create()) {
      database.execute(
          "create table t (a, b)", "create table gone (a)", "insert into t values (1, 2)");
      RowDump before = RowDump.of(database.dataSource());
      database.execute("alter table t drop column b", "alter table t add column c default 3");
      RowDump after = RowDump.of(database.dataSource());
      assertEquals(List.of("t a=1"), before.sharedWith(after).lines());
      assertEquals(before.sharedWith(after), after.sharedWith(before));
    }
  }

  @Test
  void leavesOutWhatChangedItsType() {
    try (ScratchDatabase before = ScratchSqlite.create();
        ScratchDatabase after = ScratchSqlite.create()) {
      before.execute("create table t (a int, b int, c int)", "insert into t values (1, 2, 3)");
      after.execute("create table t (a INT, b text, c int as (a) virtual)");
      RowDump rows = RowDump.of(before.dataSource());
      assertEquals(List.of("t a=1"), rows.sharedWith(RowDump.of(after.dataSource())).lines());
    }
  }
}
