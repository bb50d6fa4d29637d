package io.bascule.laws.corpus;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.DialectException;
import io.bascule.dialect.Dialects;
import io.bascule.dialect.Live;
import io.bascule.dialect.Planned;
import io.bascule.dialect.Planner;
import io.bascule.dialect.Session;
import io.bascule.dialect.Statement;
import io.bascule.dialect.Unmodelled;
import io.bascule.differ.Answers;
import io.bascule.differ.Differ;
import io.bascule.differ.DifferException;
import io.bascule.differ.Difference;
import io.bascule.differ.Side;
import io.bascule.differ.WayBack;
import io.bascule.differ.live.LiveSchema;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.schema.Members;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import io.bascule.testkit.ScratchDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads both databases, compares them, plans and runs, without a word of Java being written: the
 * short way, which is fast enough to be taken for the whole corpus every day.
 */
final class DirectCandidate implements Candidate {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "direct";
  }

  @Override
  public Change change(ScratchDatabase live, ScratchDatabase wanted) {
    Dialect dialect = Dialects.ofUrl(live.url());
    return refusing(
        () -> {
          Live there = read(live, dialect);
          Live goal = read(wanted, dialect);
          Difference difference =
              Differ.of(dialect)
                  .diff(Side.asRead(there.schema()), Side.asRead(goal.schema()), Answers.DROP_ALL);
          return new Direct(live, dialect, there, goal, difference.certain().operations());
        });
  }

  @Override
  public void prepare(ScratchDatabase empty, ScratchDatabase wanted) {
    Dialect dialect = Dialects.ofUrl(empty.url());
    refusing(
        () -> {
          Live goal = read(wanted, dialect);
          Schema ground = goal.schema().withTables(Members.none());
          Operations making = Differ.of(dialect).diff(Schema.EMPTY, ground).operations();
          new Direct(empty, dialect, read(empty, dialect), goal, making).run(making);
          define(empty, goal);
          return goal;
        });
  }

  private static void define(ScratchDatabase database, Live goal) throws SQLException {
    List<String> definitions =
        goal.unmodelled().stream()
            .filter(object -> object.place() == Unmodelled.Place.BEFORE_TABLES)
            .flatMap(object -> object.definition().stream())
            .toList();
    if (definitions.isEmpty()) {
      return;
    }
    try (Connection connection = database.dataSource().getConnection();
        java.sql.Statement statement = connection.createStatement()) {
      statement.execute("set check_function_bodies = off"); // they may name tables
      for (String definition : definitions) {
        statement.execute(definition);
      }
    }
  }

  private static Live read(ScratchDatabase database, Dialect dialect) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      return LiveSchema.read(connection, dialect);
    }
  }

  @FunctionalInterface
  private interface Work<T> {
    T get() throws SQLException;
  }

  private static <T> T refusing(Work<T> work) {
    return refusing(work, failure -> false);
  }

  private static <T> T refusing(Work<T> work, Predicate<SQLException> byName) {
    try {
      return work.get();
    } catch (DialectException | DifferException | SchemaException e) {
      throw new Refusal(e);
    } catch (SQLException e) {
      if (byName.test(e)) {
        throw new Refusal(e);
      }
      throw new IllegalStateException(e);
    }
  }

  private record Direct(
      ScratchDatabase database, Dialect dialect, Live there, Live goal, Operations operations)
      implements Change {

    @Override
    public boolean isEmpty() {
      return operations.isEmpty();
    }

    @Override
    public void upgrade() {
      refusing(() -> run(operations), others()::areNamedBy);
    }

    @Override
    public void downgrade() {
      refusing(() -> run(WayBack.of(operations, there.schema(), dialect)), others()::areNamedBy);
    }

    @Override
    public List<String> remaining() {
      return refusing(
          () ->
              Differ.of(dialect)
                  .diff(read(database, dialect).schema(), goal.schema())
                  .operations()
                  .stream()
                  .map(Operation::describe)
                  .toList());
    }

    @Override
    public List<LeftAlone> leftAlone() {
      return others().leftAlone();
    }

    private Others others() {
      return new Others(there.unmodelled(), goal.unmodelled());
    }

    private Operations run(Operations wanted) throws SQLException {
      try (Connection connection = database.dataSource().getConnection();
          Session session = dialect.session(connection);
          Planner planner = dialect.planner(connection)) {
        Planned planned = planner.plan(wanted);
        if (!session.lock(PATIENCE) || !session.begin(planned, PATIENCE)) {
          throw new IllegalStateException("another has the lock: " + session.holder());
        }
        try {
          for (Statement statement : planned.statements()) {
            execute(connection, statement);
          }
          session.commit();
        } catch (SQLException | RuntimeException e) {
          session.rollback();
          throw e;
        }
        return planned.operations();
      }
    }

    private static void execute(Connection connection, Statement statement) throws SQLException {
      try {
        if (statement instanceof Statement.Sql sql) {
          send(connection, sql);
        } else if (statement instanceof Statement.Call call) {
          call.action().work().on(connection);
        } else if (statement instanceof Statement.Guard guard && gives(connection, guard.text())) {
          throw DialectException.of("rows-in-the-way", guard.refusal());
        }
      } catch (SQLException e) {
        throw new SQLException(e.getMessage() + " in: " + statement.text(), e.getSQLState(), e);
      }
    }

    private static void send(Connection connection, Statement.Sql sql) throws SQLException {
      if (sql.binds().isEmpty()) {
        try (java.sql.Statement statement = connection.createStatement()) {
          statement.setEscapeProcessing(false);
          statement.execute(sql.text());
        }
        return;
      }
      try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
        List<Object> binds = new ArrayList<>(sql.binds());
        for (int i = 0; i < binds.size(); i++) {
          statement.setObject(i + 1, binds.get(i));
        }
        statement.execute();
      }
    }

    private static boolean gives(Connection connection, String query) throws SQLException {
      try (java.sql.Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(query)) {
        return rows.next();
      }
    }
  }
}
