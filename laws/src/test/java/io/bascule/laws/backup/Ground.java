package io.bascule.laws.backup;

import io.bascule.dialect.Copies;
import io.bascule.dialect.Dialects;
import io.bascule.runner.backup.Backups;
import io.bascule.testkit.ScratchDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Function;

/**
 * A database whose backups are tested.
 *
 * @param database the database
 * @param folder where backups in files stand
 * @param tool which pg_dump is used, where one is
 */
record Ground(ScratchDatabase database, Path folder, String tool) {
  /** Does something with its backups. */
  <T> T with(Function<Backups, T> work) {
    return with(Duration.ofSeconds(20), work);
  }

  <T> T with(Duration wait, Function<Backups, T> work) {
    try (Connection connection = database.dataSource().getConnection()) {
      var login = new Copies.Login("", "", tool);
      return work.apply(
          Backups.of(connection, Dialects.of(connection), login, folder).withWait(wait));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The first value of a query. */
  String one(String query) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? String.valueOf(row.getString(1)) : "";
    } catch (SQLException e) {
      throw new AssertionError(query, e);
    }
  }
}
