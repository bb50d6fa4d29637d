package io.bascule.runner;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.DialectException;
import io.bascule.dialect.Slices;
import io.bascule.dialect.Statement;
import io.bascule.operation.DataAction;
import io.bascule.operation.DataStep;
import io.bascule.schema.SchemaException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends statements, and finds out why one failed. It opens no transaction and ends none. */
final class Executor {
  private static final String SAVEPOINT = "bascule_statement";
  private static final int SHOWN_ROWS = 5;
  private static final int SHOWN_VALUE = 60;

  private final Connection connection;
  private final Dialect dialect;
  private final Binds binds;

  /** The guard that is known to hold when its turn comes. */
  private Statement.@Nullable Guard answered;

  Executor(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
    this.binds = new Binds(dialect);
  }

  /** A statement that failed; what remains of its revision is not known here. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient StepException.Cause cause;

    Failed(StepException.Cause cause) {
      super(cause.failure());
      this.cause = cause;
    }

    StepException.Cause why() {
      return cause;
    }
  }

  /** What hears of a statement while it is executed. */
  interface Listener {
    /** A precondition's query gave rows, and the revision is not taken back for it. */
    void met(Statement.Precondition precondition, List<String> rows);

    /** So many rows of all are copied. */
    void copied(Statement.Sql copy, long rows, long total);
  }

  /**
   * Executes one statement.
   *
   * @throws Failed if the database, a guard or a piece of Java refuses
   */
  void execute(Step step, Statement statement, Listener listener) throws Failed {
    statement.accept(
        new Statement.Visitor<Failed>() {
          @Override
          public void sql(Statement.Sql sql) throws Failed {
            send(step, sql, listener);
          }

          @Override
          public void guard(Statement.Guard guard) throws Failed {
            ask(step, guard);
          }

          @Override
          public void call(Statement.Call call) throws Failed {
            work(step, call);
          }

          @Override
          public void precondition(Statement.Precondition precondition) throws Failed {
            look(step, precondition, listener);
          }

          @Override
          public void batches(Statement.Batches batches) {
            throw new IllegalStateException("in transactions of its own: " + batches.text());
          }
        });
  }

  private void send(Step step, Statement.Sql sql, Listener listener) throws Failed {
    @Nullable Slices slices = sql.slices();
    boolean asks = !sql.diagnoses().isEmpty() && sql.mode() == Statement.Mode.IN_TRANSACTION;
    try {
      if (asks) {
        execute("SAVEPOINT " + SAVEPOINT);
      }
      if (slices != null) {
        copy(step, sql, slices, listener);
      } else if (sql.binds().isEmpty()) {
        execute(sql.text());
      } else {
        try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
          binds.put(statement, sql.binds());
          statement.execute();
        }
      }
      if (asks) {
        execute("RELEASE SAVEPOINT " + SAVEPOINT);
      }
    } catch (SQLException e) {
      throw failed(step, sql, dialect.reason(e), findings(sql, asks), e);
    }
  }

  /** Never prepared: drivers look into what they prepare, and not all DDL can be. */
  void execute(String text) throws SQLException {
    try (java.sql.Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(text);
    }
  }

  private void copy(Step step, Statement.Sql sql, Slices slices, Listener listener)
      throws SQLException, Failed {
    CopyRun.Sum sum = new CopyRun(connection, sql, slices).run(listener);
    if (!sum.isAll()) {
      String why = lowerFirst(sentence(slices.guard().refusal()));
      throw failed(step, slices.guard(), why + " (" + sum.text() + ")", List.of(), null);
    }
    answered = slices.guard();
  }

  private void ask(Step step, Statement.Guard guard) throws Failed {
    if (guard.equals(answered)) {
      answered = null;
      return;
    }
    try {
      List<String> rows = rows(guard.text(), 1);
      if (!rows.isEmpty()) {
        String why = sentence(guard.refusal());
        boolean decided =
            guard.cause() instanceof DataStep asked
                && asked.action() instanceof DataAction.Decision;
        String row = decided || rows.get(0).isEmpty() ? "" : " (" + rows.get(0) + ")";
        throw failed(step, guard, lowerFirst(why) + row, List.of(), null);
      }
    } catch (SQLException e) {
      throw failed(step, guard, dialect.reason(e), List.of(), e);
    }
  }

  private void look(Step step, Statement.Precondition precondition, Listener listener)
      throws Failed {
    try {
      List<String> rows = rows(precondition.text(), SHOWN_ROWS);
      if (rows.isEmpty()) {
        return;
      }
      if (precondition.then() == DataAction.Precondition.Then.ABORT) {
        throw new Failed(
            new StepException.Cause(
                step, precondition, sentence(precondition.message()), rows, List.of(), null));
      }
      listener.met(precondition, rows);
    } catch (SQLException e) {
      throw failed(step, precondition, dialect.reason(e), List.of(), e);
    }
  }

  private static String sentence(String message) {
    String text = message.strip();
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  private static String lowerFirst(String text) {
    boolean word = text.length() > 1 && Character.isLowerCase(text.charAt(1));
    return word ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
  }

  private void work(Step step, Statement.Call call) throws Failed {
    try {
      call.action().work().on(GuardedConnection.of(connection));
    } catch (SQLException e) {
      throw failed(step, call, dialect.reason(e), List.of(), e);
    } catch (SchemaException | DialectException e) {
      // What it asked for was refused, and that is told in a sentence.
      String sentence = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw failed(step, call, lowerFirst(sentence(sentence)), List.of(), e);
    } catch (RuntimeException e) {
      throw failed(step, call, "its Java threw " + e, List.of(), e);
    }
  }

  private static Failed failed(
      Step step,
      Statement statement,
      String reason,
      List<StepException.Finding> findings,
      @Nullable Throwable failure) {
    return new Failed(
        new StepException.Cause(step, statement, reason, List.of(), findings, failure));
  }

  /** Asks for the rows in the way, in the state in which the statement met them. */
  private List<StepException.Finding> findings(Statement.Sql sql, boolean saved) {
    var findings = new ArrayList<StepException.Finding>();
    try {
      if (saved) {
        execute("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
      }
      for (Statement.Diagnosis diagnosis : sql.diagnoses()) {
        finding(diagnosis, saved).ifPresent(findings::add);
      }
    } catch (SQLException e) {
      // Some failures take the whole transaction along, and then there is nobody to ask.
      return findings;
    }
    return findings;
  }

  /**
   * Asks for the rows that would make a statement fail, before it is run; none where nobody can
   * tell.
   */
  List<StepException.Finding> precheck(Statement.Sql sql) throws SQLException {
    boolean saved = !connection.getAutoCommit();
    var findings = new ArrayList<StepException.Finding>();
    for (Statement.Diagnosis diagnosis : sql.diagnoses()) {
      if (saved) {
        execute("SAVEPOINT " + SAVEPOINT);
      }
      finding(diagnosis, saved).ifPresent(findings::add);
      if (saved) {
        execute("RELEASE SAVEPOINT " + SAVEPOINT);
      }
    }
    return findings;
  }

  private Optional<StepException.Finding> finding(Statement.Diagnosis diagnosis, boolean saved)
      throws SQLException {
    try {
      long count = number(diagnosis.count());
      return count == 0
          ? Optional.empty()
          : Optional.of(
              new StepException.Finding(
                  diagnosis.rule(),
                  count,
                  rows(diagnosis.sample(), SHOWN_ROWS),
                  diagnosis.remedy()));
    } catch (SQLException e) {
      // A question that cannot be asked must not hide why the statement failed.
      if (saved) {
        execute("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
      }
      return Optional.empty();
    }
  }

  private long number(String query) throws SQLException {
    try (java.sql.Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return result.next() ? result.getLong(1) : 0;
    }
  }

  /** Rows of a query, each as {@code column = value} pairs. */
  private List<String> rows(String query, int most) throws SQLException {
    var rows = new ArrayList<String>();
    try (java.sql.Statement statement = connection.createStatement()) {
      statement.setMaxRows(most);
      try (ResultSet result = statement.executeQuery(query)) {
        while (rows.size() < most && result.next()) {
          rows.add(row(result));
        }
      }
    }
    return rows;
  }

  private static String row(ResultSet result) throws SQLException {
    ResultSetMetaData columns = result.getMetaData();
    var pairs = new ArrayList<String>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String value = String.valueOf(result.getString(i));
      String shown =
          value.length() <= SHOWN_VALUE ? value : value.substring(0, SHOWN_VALUE - 1) + "…";
      String label = columns.getColumnLabel(i);
      boolean text = result.getObject(i) instanceof String;
      // SQLite calls a column without a name by the whole text of its expression.
      boolean unnamed = text && label.equals(quoted(value));
      pairs.add(unnamed ? shown : label + " = " + (text ? quoted(shown) : shown));
    }
    return String.join(", ", pairs);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
