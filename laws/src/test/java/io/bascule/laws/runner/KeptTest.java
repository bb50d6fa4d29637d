package io.bascule.laws.runner;

import static io.bascule.laws.runner.Revised.entry;
import static io.bascule.laws.runner.Revised.history;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.varchar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Target;
import io.bascule.runner.Consent;
import io.bascule.runner.KeptRevision;
import io.bascule.runner.KeptStatement;
import io.bascule.runner.LedgerException;
import io.bascule.runner.LedgerRow;
import io.bascule.runner.Loss;
import io.bascule.runner.LossException;
import io.bascule.runner.Plan;
import io.bascule.runner.Runner;
import io.bascule.runner.Stamp;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.RowDump;
import io.bascule.testkit.ScratchDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Revisions whose files are gone: the ledger explains them, and leads back from them. */
class KeptTest {
  private static final History BEGINNING = history(Shop.A, Shop.B);

  @ParameterizedTest
  @EnumSource
  void what_the_files_do_not_have_is_taken_back_by_what_the_ledger_keeps(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      Runner all = runner(database, Shop.HISTORY);
      all.upgrade(Target.parse("b2"));
      database.execute(
          "INSERT INTO users (id, mail) VALUES (1, 'ann')",
          "INSERT INTO orders (id, user_id) VALUES (7, 1)");
      DatabaseDump schema = DatabaseDump.of(database.dataSource());
      RowDump rows = RowDump.of(database.dataSource());
      all.upgrade();
      Runner fewer = runner(database, BEGINNING);
      assertThrows(LedgerException.class, fewer::upgrade);
      Plan done = fewer.stepBack();
      assertEquals("d4 c3", String.join(" ", done.steps().stream().map(s -> s.id()).toList()));
      assertEquals(schema, DatabaseDump.of(database.dataSource()));
      assertEquals(rows, RowDump.of(database.dataSource()));
      assertEquals("b2", fewer.current().get(0).revision());
      assertEquals(6, fewer.ledger().rows().size());
      assertEquals(Direction.DOWN, fewer.ledger().rows().get(5).direction());
      assertTrue(fewer.stepBack().isEmpty());
      assertTrue(fewer.upgrade().isEmpty());
      all.upgrade();
      assertEquals("d4", all.current().get(0).revision());
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothing_is_deleted_that_nobody_agreed_to(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      Runner all = runner(database, Shop.HISTORY);
      all.upgrade();
      Runner none = runner(database, history()).withConsent(Consent.REFUSED);
      database.execute(
          "INSERT INTO users (id, mail) VALUES (1, 'ann')",
          "INSERT INTO orders (id, user_id) VALUES (7, 1)");
      var thrown = assertThrows(LossException.class, none::stepBack);
      assertEquals(
          "1 value of orders.state, 1 row of orders, 1 row of users",
          String.join(", ", thrown.losses().stream().map(Loss::describe).toList()));
      assertEquals("d4", all.current().get(0).revision());
      database.execute("DELETE FROM orders", "DELETE FROM users");
      assertEquals(4, none.stepBack().steps().size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void all_of_a_history_can_be_gone(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      DatabaseDump empty = DatabaseDump.of(database.dataSource());
      runner(database, Shop.HISTORY).upgrade();
      assertEquals(4, runner(database, history()).stepBack().steps().size());
      assertEquals(empty, DatabaseDump.of(database.dataSource()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_words_of_a_user_are_kept_with_their_values(Kind kind) {
    HistoryEntry own =
        entry(
            "c<b2",
            changes -> changes.sql("INSERT INTO users (id, mail) VALUES (?, ?)", 3L, "a'b?\n--"),
            changes ->
                changes
                    .sql("UPDATE users SET mail = ? WHERE id = ?", "-- sql, 1 line: x\nno", 2L)
                    .sql("DELETE FROM users WHERE id = ? AND mail = ?", 3L, "a'b?\n--"));
    try (ScratchDatabase database = kind.create()) {
      Runner runner = runner(database, history(Shop.A, Shop.B, own));
      runner.upgrade(Target.parse("b2"));
      database.execute("INSERT INTO users (id, mail) VALUES (2, 'bob')");
      runner.upgrade();
      KeptRevision kept = runner.kept("c").orElseThrow();
      assertEquals(List.of(KeptStatement.Kind.OWN), kinds(kept.upgrade().orElseThrow()));
      assertEquals(2, kept.downgrade().orElseThrow().size());
      runner(database, BEGINNING).stepBack();
      String rows = RowDump.of(database.dataSource()).toString();
      assertTrue(rows.contains("-- sql, 1 line: x"), rows);
      assertTrue(!rows.contains("a'b?"), rows);
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_text_cannot_keep_is_said_and_nothing_is_run(Kind kind) throws SQLException {
    HistoryEntry java =
        entry("c<b2", changes -> {}, changes -> changes.jdbc("count", connection -> {}));
    try (ScratchDatabase database = kind.create()) {
      runner(database, history(Shop.A, Shop.B, java)).upgrade();
      refused(database, "a step in Java: count");
    }
    try (ScratchDatabase database = kind.create()) {
      Runner all = runner(database, Shop.HISTORY);
      all.upgrade(Target.parse("b2"));
      kind.run(database, all.script(Direction.UP, Target.parse("c3")));
      refused(database, "a script, or an older release, has applied it");
    }
    try (ScratchDatabase database = kind.create()) {
      runner(database, Shop.HISTORY).stamp(Stamp.at("c3"));
      refused(database, "it was stamped and never run");
    }
    try (ScratchDatabase database = kind.create()) {
      runner(database, Shop.HISTORY).upgrade(Target.parse("c3"));
      database.execute("UPDATE bascule_history SET downgrade_sql = 'DROP TABLE users'");
      refused(database, "what was kept was edited by hand");
    }
  }

  private static void refused(ScratchDatabase database, String why) {
    DatabaseDump before = DatabaseDump.of(database.dataSource());
    Runner fewer = runner(database, BEGINNING);
    int rows = fewer.ledger().rows().size();
    var thrown = assertThrows(LedgerException.class, fewer::stepBack);
    assertEquals(LedgerException.Kind.NOT_KEPT, thrown.kind());
    assertTrue(thrown.getMessage().contains(why), thrown.getMessage());
    assertEquals(before, DatabaseDump.of(database.dataSource()));
    assertEquals(rows, fewer.ledger().rows().size());
  }

  @ParameterizedTest
  @EnumSource
  void what_known_revisions_stand_on_is_not_taken_back(Kind kind) {
    HistoryEntry b = entry("b<a1", changes -> {}, changes -> {});
    try (ScratchDatabase database = kind.create()) {
      runner(database, history(Shop.A, b, entry("c<b", c -> {}, c -> {}))).upgrade();
      Runner fewer = runner(database, history(Shop.A, entry("c<a1", c -> {}, c -> {})));
      var thrown = assertThrows(LedgerException.class, fewer::stepBack);
      assertTrue(thrown.getMessage().contains("c comes after b"), thrown.getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_revision_is_explained_even_after_it_was_taken_back(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      Runner runner = runner(database, Shop.HISTORY);
      runner.upgrade();
      runner.downgrade(Target.BASE);
      KeptRevision kept = runner(database, history()).kept("a").orElseThrow();
      assertEquals(LedgerRow.State.DONE, kept.row().state());
      assertEquals(2, kept.lines().size());
      String up = kept.upgrade().orElseThrow().get(0).text();
      assertTrue(up.startsWith("CREATE TABLE"), up);
      assertEquals("create table users", kept.upgrade().orElseThrow().get(0).about());
      String down = kept.downgrade().orElseThrow().toString();
      assertTrue(down.contains("DROP TABLE"), down);
      assertTrue(runner.kept("nowhere").isEmpty());
      assertTrue(runner.kept("").isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_way_back_that_cannot_be_planned_keeps_no_revision_from_being_applied(Kind kind) {
    HistoryEntry oneWay =
        entry(
            "c<b2",
            changes -> {},
            changes -> changes.dropTable(table("nowhere", column("id", bigint()))));
    try (ScratchDatabase database = kind.create()) {
      Runner runner = runner(database, history(Shop.A, Shop.B, oneWay));
      runner.upgrade();
      KeptStatement lost = runner.kept("c").orElseThrow().downgrade().orElseThrow().get(0);
      assertEquals(KeptStatement.Kind.LOST, lost.kind());
      assertTrue(lost.text().contains("nowhere"), lost.text());
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_was_there_before_the_history_is_no_hindrance(Kind kind) {
    HistoryEntry first =
        entry(
            "a",
            changes -> changes.table("old").add(column("x", varchar(5)).asNullable()),
            changes -> changes.table("old").drop(column("x", varchar(5)).asNullable()));
    try (ScratchDatabase database = kind.create()) {
      database.execute("CREATE TABLE old (id bigint NOT NULL)");
      DatabaseDump before = DatabaseDump.of(database.dataSource());
      runner(database, history(first)).upgrade();
      runner(database, history()).stepBack();
      assertEquals(before, DatabaseDump.of(database.dataSource()));
    }
  }

  private static List<KeptStatement.Kind> kinds(List<KeptStatement> statements) {
    return statements.stream().map(KeptStatement::kind).toList();
  }

  private static Runner runner(ScratchDatabase database, History history) {
    return Runner.of(database.dataSource(), history);
  }
}
