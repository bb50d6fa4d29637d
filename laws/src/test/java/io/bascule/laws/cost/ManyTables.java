package io.bascule.laws.cost;

import io.bascule.testkit.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Any number of tables such as applications have, each with keys, rules and indexes. */
final class ManyTables {
  private static final String TABLE =
      """
      CREATE TABLE t%1$d (
        id bigint NOT NULL CONSTRAINT pk_t%1$d PRIMARY KEY,
        parent_id bigint CONSTRAINT fk_t%1$d REFERENCES t%2$d (id) ON DELETE CASCADE,
        name varchar(80) NOT NULL DEFAULT 'nobody',
        price numeric(12, 2) NOT NULL CONSTRAINT ck_t%1$d CHECK (price >= 0),
        quantity integer NOT NULL DEFAULT 1,
        total numeric(14, 2) GENERATED ALWAYS AS (price * quantity) STORED,
        state varchar(20) NOT NULL,
        created_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
        CONSTRAINT uq_t%1$d UNIQUE (name, state)
      )""";

  private ManyTables() {}

  static void make(ScratchDatabase database, int count) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < count; i++) {
        statement.execute(TABLE.formatted(i, Math.max(0, i - 1)));
        statement.execute("CREATE INDEX ix_t%1$d ON t%1$d (created_at DESC)".formatted(i));
        statement.execute(
            "CREATE INDEX ix_t%1$d_open ON t%1$d (state) WHERE state = 'open'".formatted(i));
      }
      connection.commit();
    }
  }
}
