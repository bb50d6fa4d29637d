package io.bascule.laws.runner;

import static io.bascule.laws.runner.Revised.history;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Statement;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Target;
import io.bascule.runner.LedgerRow;
import io.bascule.runner.Plan;
import io.bascule.runner.Runner;
import io.bascule.runner.Step;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.ScratchDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database that a runner leads along a history, and what is asked of it. */
abstract class RunnerGround {
  private ScratchDatabase database;

  /** Which database it is. */
  abstract Kind kind();

  @BeforeEach
  void open() {
    database = kind().create();
  }

  @AfterEach
  void close() {
    database.close();
  }

  ScratchDatabase database() {
    return database;
  }

  Dialect dialect() {
    return kind().dialect();
  }

  /** Does not let other runs in until it is closed. */
  AutoCloseable occupy() throws SQLException {
    return kind().occupy(database);
  }

  /** Runs a script as the database's shell would. */
  void runScript(Connection connection, String script) throws SQLException {
    kind().run(connection, script);
  }

  Runner runner(History history) {
    return Runner.of(database.dataSource(), dialect(), history);
  }

  DatabaseDump dump() {
    return DatabaseDump.of(database.dataSource());
  }

  /** What the same history makes on a database of its own. */
  DatabaseDump dumpAt(Target target) {
    try (ScratchDatabase own = kind().create()) {
      Runner.of(own.dataSource(), dialect(), Shop.HISTORY).upgrade(target);
      return DatabaseDump.of(own.dataSource());
    }
  }

  String at() {
    return String.join(
        " ", runner(Shop.HISTORY).current().stream().map(LedgerRow::revision).toList());
  }

  String users() {
    var rows = new ArrayList<String>();
    try (Connection connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT id, mail FROM users ORDER BY id")) {
      while (row.next()) {
        rows.add(row.getString(1) + " " + row.getString(2));
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return String.join(", ", rows);
  }

  long count(String relation) {
    try (Connection connection = database.dataSource().getConnection();
        java.sql.Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM " + relation)) {
      assertTrue(row.next());
      return row.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static String stepIds(Plan plan) {
    return String.join(" ", plan.steps().stream().map(Step::id).toList());
  }

  static String ids(List<HistoryEntry> entries) {
    return String.join(" ", entries.stream().map(HistoryEntry::id).toList());
  }

  /** The plan with those statements outside any transaction that begin so. */
  static Plan alone(Plan plan, String beginning) {
    List<Step> steps =
        plan.steps().stream()
            .map(
                step ->
                    new Step(
                        step.entry(),
                        step.direction(),
                        step.wanted(),
                        new io.bascule.dialect.Planned(
                            step.planned().operations(),
                            step.planned().statements().stream()
                                .map(statement -> alone(statement, beginning))
                                .toList())))
            .toList();
    return plan.withSteps(steps);
  }

  private static Statement alone(Statement statement, String beginning) {
    return statement instanceof Statement.Sql sql && sql.text().startsWith(beginning)
        ? sql.alone()
        : statement;
  }
}
