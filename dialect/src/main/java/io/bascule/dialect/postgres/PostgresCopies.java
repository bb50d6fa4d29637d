package io.bascule.dialect.postgres;

import io.bascule.dialect.Copies;
import io.bascule.dialect.FileCopies;
import io.bascule.dialect.InnerCopies;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Copies of a PostgreSQL database: of the whole by the server's own programs where they are there
 * and new enough, else of the tables' rows in a schema of their own.
 */
final class PostgresCopies implements Copies {
  private final Connection live;
  private final PostgresServer server;

  PostgresCopies(Connection live, Login login) {
    this.live = live;
    this.server = new PostgresServer(live, login);
  }

  @Override
  public String database() throws SQLException {
    return server.name();
  }

  @Override
  public FileCopies files() {
    return new PostgresDump(live, server);
  }

  @Override
  public Optional<InnerCopies> inner() {
    return Optional.of(new PostgresTableCopies(live));
  }
}
