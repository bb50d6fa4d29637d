package io.bascule.laws.runner;

import static io.bascule.laws.runner.Revised.entry;
import static io.bascule.laws.runner.Revised.history;
import static io.bascule.schema.Declare.binary;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.date;
import static io.bascule.schema.Declare.decimal;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.timestampWithTimeZone;
import static io.bascule.schema.Declare.uuid;
import static io.bascule.schema.Declare.varchar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.revision.Changes;
import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Target;
import io.bascule.runner.Runner;
import io.bascule.runner.RunnerException;
import io.bascule.runner.StepException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What revisions say in SQL and in Java. */
class RunnerSqlTest extends RunnerContract {
  @Test
  void all_statements_of_a_text_are_run() {
    HistoryEntry several =
        entry(
            "e5<d4",
            changes ->
                changes
                    .sql(
                        """
                        INSERT INTO users (id, mail) VALUES (1, 'ann;ann'); -- one; two
                        INSERT INTO users (id, mail) VALUES (2, 'bob');
                        -- no more
                        """)
                    .sql(
                        "INSERT INTO users (id, mail) VALUES (?, ?);"
                            + " UPDATE users SET mail = ? WHERE id = 2",
                        3L,
                        "cid",
                        "bill"),
            changes -> {});
    History history = history(Shop.A, Shop.B, Shop.C, Shop.D, several);
    assertEquals(5, runner(history).upgrade().steps().size());
    assertEquals("1 ann;ann, 2 bill, 3 cid", users());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COMMIT",
        "/* now */ begin",
        "ROLLBACK",
        "END",
        "START TRANSACTION",
        "INSERT INTO users (id, mail) VALUES (9, 'x'); Commit;",
        "",
        "  -- nothing; at all\n;",
        "UPDATE users SET mail = 'x' WHERE id = ?"
      })
  void sql_that_cannot_do_what_it_says_is_refused_before_anything_runs(String sql) {
    refused(changes -> changes.sql("INSERT INTO users (id, mail) VALUES (1, 'ann')").sql(sql));
  }

  @Test
  void values_that_do_not_fit_the_question_marks_are_refused_before_anything_runs() {
    refused(changes -> changes.sql("UPDATE users SET mail = ?, id = ?", "x"));
    refused(changes -> changes.sql("UPDATE users SET mail = ?", "x", 2));
    refused(changes -> changes.sql("UPDATE users SET mail = '?'", "x"));
    refused(changes -> changes.sql("UPDATE users SET mail = ?1", "x"));
    refused(changes -> changes.sql("UPDATE users SET mail = :name", "x"));
  }

  private void refused(Consumer<Changes> up) {
    runner(Shop.HISTORY).upgrade();
    Runner runner =
        runner(history(Shop.A, Shop.B, Shop.C, Shop.D, entry("e5<d4", up, changes -> {})));
    var thrown = assertThrows(RunnerException.class, runner::upgrade);
    assertFalse(thrown instanceof StepException, thrown.getMessage());
    assertTrue(thrown.getMessage().contains("V_e5.java"), thrown.getMessage());
    assertEquals("", users());
    assertEquals("d4", at());
  }

  @Test
  void a_savepoint_of_a_revision_is_its_own() {
    HistoryEntry entry =
        entry(
            "e5<d4",
            changes ->
                changes.sql(
                    """
                    INSERT INTO users (id, mail) VALUES (1, 'ann');
                    SAVEPOINT mine;
                    DELETE FROM users;
                    ROLLBACK TO SAVEPOINT mine;
                    RELEASE SAVEPOINT mine\
                    """),
            changes -> {});
    runner(history(Shop.A, Shop.B, Shop.C, Shop.D, entry)).upgrade();
    assertEquals("1 ann", users());
  }

  @Test
  void java_values_arrive_as_they_are() throws SQLException {
    var id = UUID.fromString("0e8f8a52-0a26-4f43-9a0b-0b6c6a2b1c11");
    var at = Instant.parse("2026-11-20T08:43:00.25Z");
    HistoryEntry filled =
        entry(
            "a",
            changes ->
                changes
                    .createTable(
                        table(
                            "things",
                            column("id", uuid()),
                            column("amount", decimal(12, 2)),
                            column("kind", varchar(20)),
                            column("made", timestampWithTimeZone()),
                            column("day", date()),
                            column("bytes", binary()),
                            column("nothing", varchar(5)).asNullable()))
                    .sql(
                        "INSERT INTO things VALUES (?, ?, ?, ?, ?, ?, ?)",
                        id,
                        new BigDecimal("12.50"),
                        Direction.UP,
                        at,
                        LocalDate.parse("2026-11-20"),
                        new byte[] {0, 1, (byte) 255},
                        null),
            changes -> changes.sql("DROP TABLE things"));
    runner(history(filled)).upgrade();
    assertThings(id);
    String script = Runner.script(dialect(), history(filled), Set.of(), Direction.UP, Target.HEAD);
    runner(history(filled)).downgrade(Target.BASE);
    database().execute("DROP TABLE bascule_history");
    try (Connection connection = database().dataSource().getConnection()) {
      runScript(connection, script);
    }
    assertThings(id);
  }

  private void assertThings(UUID id) throws SQLException {
    try (Connection connection = database().dataSource().getConnection();
        java.sql.Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM things")) {
      assertTrue(row.next());
      assertEquals(id.toString(), row.getString("id"));
      assertEquals(0, new BigDecimal("12.5").compareTo(row.getBigDecimal("amount")));
      assertEquals("UP", row.getString("kind"));
      assertTrue(row.getString("made").startsWith("2026-11-20 08:43:00.25"), row.getString("made"));
      assertEquals("2026-11-20", row.getString("day"));
      assertEquals(List.of(0, 1, 255), unsigned(row.getBytes("bytes")));
      assertEquals(null, row.getString("nothing"));
    }
  }

  private static List<Integer> unsigned(byte[] bytes) {
    var values = new ArrayList<Integer>();
    for (byte value : bytes) {
      values.add(value & 255);
    }
    return values;
  }

  @Test
  void java_steps_run_inside_the_transaction_and_cannot_end_it() {
    HistoryEntry good =
        entry(
            "b<a1",
            changes ->
                changes.jdbc(
                    "ann joins",
                    connection -> {
                      try (java.sql.Statement statement = connection.createStatement()) {
                        statement.execute("INSERT INTO users (id, mail) VALUES (1, 'ann@x')");
                      }
                    }),
            changes -> {});
    runner(history(Shop.A, good)).upgrade();
    for (var action :
        List.<Breach>of(Connection::commit, Connection::close, c -> c.unwrap(c.getClass()))) {
      HistoryEntry bad =
          entry(
              "c<b",
              changes ->
                  changes
                      .sql("INSERT INTO users (id, mail) VALUES (2, 'bob@x')")
                      .jdbc("break out", action::on),
              changes -> {});
      var thrown =
          assertThrows(StepException.class, () -> runner(history(Shop.A, good, bad)).upgrade());
      assertTrue(thrown.getMessage().contains("break out"), thrown.getMessage());
    }
    assertEquals(1, count("users"));
  }

  private interface Breach {
    void on(Connection connection) throws SQLException;
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "SQLite", "mysql"})
  void sql_for_a_database_that_nobody_knows_is_refused(String name) {
    HistoryEntry typo =
        entry(
            "b2<a1",
            changes -> changes.sqlOn(Set.of(name), "DELETE FROM users"),
            changes -> changes.sqlOn(Set.of(name, "sqlite"), "DELETE FROM users"));
    History history = history(Shop.A, typo);
    var thrown = assertThrows(RunnerException.class, () -> runner(history).upgrade());
    assertTrue(thrown.getMessage().contains(name), thrown.getMessage());
    assertTrue(thrown.getMessage().contains("V_b2.java"), thrown.getMessage());
    assertEquals("", at());
    var offline =
        assertThrows(
            RunnerException.class,
            () -> Runner.script(dialect(), history, Set.of("b2"), Direction.DOWN, Target.BASE));
    assertTrue(offline.getMessage().contains(name), offline.getMessage());
  }

  @Test
  void sql_for_another_database_is_passed_over() {
    HistoryEntry other =
        entry(
            "b2<a1",
            changes ->
                changes
                    .sqlOn("sqlite", "INSERT INTO users (id, mail) VALUES (1, 'sqlite')")
                    .sqlOn("postgres", "INSERT INTO users (id, mail) VALUES (1, 'postgres')"),
            changes -> {});
    runner(history(Shop.A, other)).upgrade();
    assertEquals(1, count("users WHERE mail = '" + dialect().name() + "'"));
  }
}
