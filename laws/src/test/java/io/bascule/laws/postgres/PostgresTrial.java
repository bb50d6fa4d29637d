package io.bascule.laws.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Planned;
import io.bascule.dialect.Planner;
import io.bascule.dialect.Session;
import io.bascule.dialect.Statement;
import io.bascule.dialect.postgres.Postgres;
import io.bascule.operation.AddConstraint;
import io.bascule.operation.CreateEnum;
import io.bascule.operation.CreateNamespace;
import io.bascule.operation.CreateSequence;
import io.bascule.operation.CreateTable;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.Naming;
import io.bascule.testkit.RowDump;
import io.bascule.testkit.ScratchDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A database on which changes are made, and the means to look at it. */
final class PostgresTrial implements AutoCloseable {
  static final Dialect POSTGRES = new Postgres();
  private static final Duration WAIT = Duration.ofSeconds(10);

  private final ScratchDatabase database = EmbeddedPostgres.shared().createDatabase();

  static int version() {
    return Integer.parseInt(EmbeddedPostgres.shared().version().split("[^0-9]")[0]);
  }

  /** The changes that make a schema out of nothing. */
  static Operations making(Schema schema) {
    var changes = new ArrayList<Operation>();
    schema.namespaces().forEach(name -> changes.add(new CreateNamespace(name)));
    schema.enums().forEach(type -> changes.add(new CreateEnum(type)));
    schema.sequences().forEach(sequence -> changes.add(new CreateSequence(sequence)));
    for (Table table : schema.tables()) {
      var bare =
          table.constraints().stream().filter(rule -> !(rule instanceof ForeignKey)).toList();
      changes.add(new CreateTable(table.withConstraints(bare)));
    }
    for (Table table : schema.tables()) {
      table.foreignKeys().forEach(key -> changes.add(new AddConstraint(table.id(), key)));
    }
    return new Operations(changes);
  }

  PostgresTrial make(Schema schema) {
    run(making(schema));
    return this;
  }

  PostgresTrial execute(String... statements) {
    database.execute(statements);
    return this;
  }

  /** What would be done. */
  Planned plan(Operations changes) {
    try (Connection connection = connect();
        Planner planner = POSTGRES.planner(connection)) {
      return planner.plan(changes);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Plans the changes on the live database and makes them in one transaction. */
  Planned run(Operations changes) {
    try (Connection connection = connect();
        Planner planner = POSTGRES.planner(connection);
        Session session = POSTGRES.session(connection)) {
      Planned planned = planner.plan(changes);
      session.begin(planned, WAIT);
      for (Statement statement : planned.statements()) {
        run(connection, statement);
      }
      session.commit();
      return planned;
    } catch (SQLException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  private static void run(Connection connection, Statement statement) throws SQLException {
    if (statement instanceof Statement.Call call) {
      call.action().work().on(connection);
    } else if (statement instanceof Statement.Sql sql && !sql.binds().isEmpty()) {
      try (PreparedStatement prepared = connection.prepareStatement(sql.text())) {
        for (int i = 0; i < sql.binds().size(); i++) {
          prepared.setObject(i + 1, sql.binds().get(i));
        }
        prepared.execute();
      }
    } else {
      try (var plain = connection.createStatement()) {
        plain.execute(statement.text());
      } catch (SQLException e) {
        throw new SQLException(statement.text() + "\n" + e.getMessage(), e.getSQLState(), e);
      }
    }
  }

  Connection connect() throws SQLException {
    return database.dataSource().getConnection();
  }

  DatabaseDump dump() {
    return DatabaseDump.of(database.dataSource());
  }

  RowDump rows() {
    return RowDump.of(database.dataSource());
  }

  /** The first column of a query's rows; what the query changes is taken back. */
  List<String> ask(String sql) {
    var answers = new ArrayList<String>();
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try (var rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          answers.add(String.valueOf(rows.getString(1)));
        }
      }
      connection.rollback();
      return answers;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  void assertIs(DatabaseDump expected, String when) {
    assertEquals(List.of(), dump().differencesFrom(expected, Naming.STRICT), when);
  }

  @Override
  public void close() {
    database.close();
  }
}
