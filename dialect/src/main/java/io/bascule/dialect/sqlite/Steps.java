package io.bascule.dialect.sqlite;

import io.bascule.dialect.DialectException;
import io.bascule.dialect.Planned;
import io.bascule.dialect.Statement;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan while it is made: every statement runs on the simulator before it is taken up. */
final class Steps {
  private final Simulator simulator;
  private final List<Operation> operations = new ArrayList<>();
  private final List<Statement> statements = new ArrayList<>();
  private final List<Statement> last = new ArrayList<>();

  Steps(Simulator simulator) {
    this.simulator = simulator;
  }

  /** One more change is done by the statements that follow, or by none. */
  void mean(Operation operation) {
    operations.add(operation);
  }

  /**
   * A statement that changes the schema.
   *
   * @throws DialectException if SQLite refuses it
   */
  void run(Statement.Sql statement) {
    String refusal = simulator.refusal(statement.text());
    if (refusal != null) {
      throw refused(statement, refusal);
    }
    statements.add(statement);
  }

  /** A statement that changes the schema. */
  void run(Operation cause, String sql) {
    run(Statement.Sql.of(cause, sql));
  }

  /** Takes the statement up if SQLite accepts it; otherwise tells why not. */
  @Nullable String tried(Statement.Sql statement) {
    String refusal = simulator.refusal(statement.text());
    if (refusal == null) {
      statements.add(statement);
    }
    return refusal;
  }

  /** A statement or a piece of Java that leaves the simulator as it is. */
  void add(Statement statement) {
    statements.add(statement);
  }

  /** A statement for the end of the plan, when all tables are as they shall be. */
  void atEnd(Statement statement) {
    last.add(statement);
  }

  /** How many statements there are, for {@link #backTo}. */
  int mark() {
    return statements.size();
  }

  /** Forgets the statements since a mark; the simulator is the caller's to take back. */
  void backTo(int mark) {
    statements.subList(mark, statements.size()).clear();
  }

  /** The plan. */
  Planned planned() {
    var all = new ArrayList<>(statements);
    all.addAll(last);
    return new Planned(new Operations(operations), all);
  }

  private static DialectException refused(Statement.Sql statement, String why) {
    return DialectException.of(
        "plan-refused",
        """
        Cannot %s: SQLite refuses it.

          why     %s
          sql     %s"""
            .formatted(statement.cause().describe(), why, statement.text()));
  }
}
