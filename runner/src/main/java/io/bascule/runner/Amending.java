package io.bascule.runner;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Planned;
import io.bascule.dialect.Session;
import io.bascule.operation.Operations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** Adds lines to the ledger under the lock, in one transaction. */
final class Amending {
  private static final Planned NOTHING = new Planned(Operations.of(), List.of());

  private final Connection connection;
  private final Dialect dialect;
  private final LedgerTable table;
  private final Run.Settings settings;

  Amending(Connection connection, Dialect dialect, Run.Settings settings) throws SQLException {
    this.connection = connection;
    this.dialect = dialect;
    this.table = LedgerTable.of(dialect, connection);
    this.settings = settings;
  }

  /**
   * Adds the lines.
   *
   * @param what what is done, for the beginning of a message: {@code stamp head}
   * @param maker what is to be added, from what the ledger says once the lock is had
   */
  Amendment run(String what, Function<Ledger, Amendment> maker) throws SQLException {
    try (Session session = dialect.session(connection)) {
      if (!session.lock(settings.patience())) {
        throw LockException.kept(what, session.holder(), settings.patience());
      }
      if (!session.begin(NOTHING, settings.patience())) {
        throw LockException.written(what, session.holder(), settings.patience());
      }
      Amendment now = maker.apply(table.read(connection));
      if (!now.isEmpty()) {
        write(now);
        session.commit();
      }
      return now;
    }
  }

  private void write(Amendment amendment) throws SQLException {
    var executor = new Executor(connection, dialect);
    for (String statement : table.prepare(connection)) {
      executor.execute(statement);
    }
    for (Amendment.Line line : amendment.lines()) {
      executor.execute(table.insert(entry(line, settings.who())));
    }
  }

  static LedgerEntry entry(Amendment.Line line, String who) {
    return LedgerEntry.of(line.header(), line.direction(), line.state(), who);
  }
}
