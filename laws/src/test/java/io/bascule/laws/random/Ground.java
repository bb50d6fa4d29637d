package io.bascule.laws.random;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.DialectException;
import io.bascule.dialect.Planned;
import io.bascule.dialect.Planner;
import io.bascule.dialect.Session;
import io.bascule.dialect.Statement;
import io.bascule.differ.Answers;
import io.bascule.differ.Differ;
import io.bascule.differ.Side;
import io.bascule.differ.WayBack;
import io.bascule.differ.live.AskedServer;
import io.bascule.differ.live.LiveSchema;
import io.bascule.operation.Operations;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.RowDump;
import io.bascule.testkit.arbitrary.Row;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A real database on which laws are tried, one try after the other, and the means to look at it.
 */
abstract class Ground {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Dialect dialect;

  /** What the server has answered since something was run: it would say the same again. */
  private final Map<List<Object>, List<Table>> answers = new HashMap<>();

  Ground(Dialect dialect) {
    this.dialect = dialect;
  }

  abstract Connection connection();

  /** Whether the database names what has no name. */
  abstract boolean namesAll();

  /** Takes away all that a try left behind. */
  abstract void clear();

  /** What a dump of rows calls a table. */
  abstract String title(QualifiedName table);

  Dialect dialect() {
    return dialect;
  }

  /** Makes a declared schema on the empty database. */
  void make(Schema declared) {
    run(Schema.EMPTY, portable(Schema.EMPTY, declared));
  }

  /** Inserts the rows in one transaction, as foreign keys may be checked at its end. */
  void insert(List<Row> rows) {
    Connection connection = connection();
    try (var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (Row row : rows) {
        execute(statement, row.insert(dialect.spelling()));
      }
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException failure) {
      throw new AssertionError("the rows do not fit: " + failure.getMessage(), failure);
    }
  }

  /** The changes that take changes back. */
  Operations back(Operations there, Schema before) {
    return WayBack.of(there, before, dialect);
  }

  /** The changes from one declaration to another, in words that suit every database. */
  Operations portable(Schema before, Schema after) {
    return Differ.portable(dialect.columnOrder()).diff(before, after).operations();
  }

  /** The changes from what the database has to what is declared, in its own words. */
  Operations toDeclared(Schema live, Schema declared) {
    return differ().diff(Side.asRead(live), asked(declared), Answers.DROP_ALL).operations();
  }

  /** The changes from what is declared to what the database has, in its own words. */
  Operations toLive(Schema declared, Schema live) {
    return differ().diff(asked(declared), Side.asRead(live), Answers.DROP_ALL).operations();
  }

  private Differ differ() {
    return Differ.of(dialect);
  }

  private Side asked(Schema declared) {
    Schema expressed = dialect.express(declared).withNotes(declared.notes());
    var server = new AskedServer(connection(), dialect);
    return Side.declared(
        expressed,
        (schema, tables) ->
            answers.computeIfAbsent(List.of(schema, tables), one -> server.of(schema, tables)));
  }

  /** Plans the changes of a database whose history is known, and makes them. */
  Planned run(Schema folded, Operations wanted) {
    try (Planner planner = dialect.planner(connection(), folded)) {
      return run(planner.plan(wanted));
    }
  }

  /** Plans the changes of a database without a history, and makes them. */
  Planned run(Operations wanted) {
    try (Planner planner = dialect.planner(connection())) {
      return run(planner.plan(wanted));
    }
  }

  private Planned run(Planned planned) {
    answers.clear();
    try (Session session = dialect.session(connection())) {
      if (!session.lock(PATIENCE) || !session.begin(planned, PATIENCE)) {
        throw new AssertionError("another has the lock: " + session.holder());
      }
      for (Statement statement : planned.statements()) {
        execute(statement);
      }
      session.commit();
      return planned;
    } catch (SQLException failure) {
      String all = planned.statements().stream().map(Statement::text).toList().toString();
      throw new AssertionError(failure.getMessage() + "\n among " + all, failure);
    }
  }

  /** What a random change brings has no values to bind and no Java to call. */
  private void execute(Statement step) throws SQLException {
    try (var statement = connection().createStatement()) {
      if (!(step instanceof Statement.Guard guard)) {
        execute(statement, step.text());
      } else if (gives(statement, guard.text())) {
        throw DialectException.of("rows-in-the-way", guard.refusal());
      }
    }
  }

  private static void execute(java.sql.Statement statement, String sql) throws SQLException {
    try {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new SQLException(failure.getMessage() + "\n in " + sql, failure);
    }
  }

  private static boolean gives(java.sql.Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    } catch (SQLException failure) {
      throw new SQLException(failure.getMessage() + "\n in " + query, failure);
    }
  }

  Schema read() {
    return LiveSchema.read(connection(), dialect).schema();
  }

  DatabaseDump dump() {
    return DatabaseDump.of(connection());
  }

  RowDump rows() {
    return RowDump.of(connection());
  }
}
