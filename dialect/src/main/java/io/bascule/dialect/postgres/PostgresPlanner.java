package io.bascule.dialect.postgres;

import io.bascule.dialect.DialectException;
import io.bascule.dialect.Planned;
import io.bascule.dialect.Planner;
import io.bascule.dialect.Presence;
import io.bascule.dialect.Statement;
import io.bascule.dialect.postgres.PostgresSteps.Step;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.operation.Subject;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Plans for PostgreSQL, which can make every change in place: the operations stay as they are
 * wanted, and only their words depend on the server's version.
 */
final class PostgresPlanner implements Planner {
  /** The newest version whose words are known; scripts are written for it. */
  private static final int NEWEST = 18;

  private final PostgresSpelling spelling = new PostgresSpelling();
  private final PostgresPortable portable;
  private final PostgresState state;
  private final PostgresObstacles obstacles;
  private final int version;
  private final Presence presence;

  private PostgresPlanner(
      UnaryOperator<Schema> express,
      PostgresState state,
      PostgresObstacles obstacles,
      int version,
      Predicate<Subject> origin) {
    this.portable = new PostgresPortable(express);
    this.state = state;
    this.obstacles = obstacles;
    this.version = version;
    this.presence = new Presence(origin);
  }

  /**
   * A planner for the database behind the connection.
   *
   * @param express what a schema is on PostgreSQL
   */
  static PostgresPlanner of(UnaryOperator<Schema> express, Connection live) {
    try {
      int version = live.getMetaData().getDatabaseMajorVersion();
      return new PostgresPlanner(
          express,
          PostgresState.read(live),
          PostgresObstacles.in(live),
          version,
          subject -> isThere(live, subject));
    } catch (SQLException e) {
      throw DialectException.of(
          "database-refused",
          "Cannot ask the server for its version: %s.".formatted(PostgresFailure.reason(e)),
          e);
    }
  }

  /**
   * A planner for scripts.
   *
   * @param express what a schema is on PostgreSQL
   */
  static PostgresPlanner of(UnaryOperator<Schema> express, Schema folded) {
    Schema held = express.apply(folded);
    return new PostgresPlanner(
        express,
        PostgresState.of(held),
        PostgresObstacles.unknown(),
        NEWEST,
        subject -> subject.isIn(held));
  }

  private static boolean isThere(Connection live, Subject subject) {
    try (var statement = live.createStatement();
        ResultSet rows = statement.executeQuery(PostgresPresence.query(subject))) {
      return rows.next();
    } catch (SQLException e) {
      throw DialectException.of(
          "database-refused",
          "Cannot see whether there is a %s: %s.".formatted(subject, PostgresFailure.reason(e)),
          e);
    }
  }

  @Override
  public Operations decide(Operations wanted) {
    return wanted;
  }

  @Override
  public boolean has(Subject subject) {
    return presence.has(subject);
  }

  @Override
  public Optional<Table> table(QualifiedName name) {
    return state.table(name);
  }

  @Override
  public Planned plan(Operations wanted) {
    List<Step> steps = PostgresSteps.of(wanted, portable);
    List<Operation> changes = steps.stream().map(Step::change).toList();
    var statements = new ArrayList<Statement>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      PostgresVersions.require(step.change(), version);
      obstacles.check(step.change());
      var ddl =
          new PostgresDdl(
              spelling, state, version, step.cause(), changes.subList(i + 1, changes.size()));
      statements.addAll(step.statements(ddl));
      state.advance(step.change());
    }
    changes.forEach(presence::take);
    return new Planned(wanted, statements);
  }

  @Override
  public void close() {
    // Nothing is held: the connection is the caller's.
  }
}
