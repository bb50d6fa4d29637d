package io.bascule.laws.runner;

import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.ScratchDatabase;
import io.bascule.testkit.ScratchSqlite;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;

/** The databases on which a test runs that is the same on all. */
enum Kind {
  SQLITE(ScratchSqlite::create),
  POSTGRES(() -> EmbeddedPostgres.shared().createDatabase());

  @SuppressWarnings("ImmutableEnumChecker")
  private final Supplier<ScratchDatabase> create;

  Kind(Supplier<ScratchDatabase> create) {
    this.create = create;
  }

  /** An empty database. */
  ScratchDatabase create() {
    return create.get();
  }

  /** Runs a script as the database's shell would, but for the shell's own commands. */
  void run(ScratchDatabase database, String script) throws SQLException {
    String sql = script.replaceAll("(?m)^[.\\\\].*$", "");
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      if (this == SQLITE) {
        statement.executeUpdate(sql); // it runs all statements of a text; execute the first
      } else {
        statement.execute(sql);
      }
    }
  }
}
