package io.bascule.dialect.sqlite;

import io.bascule.dialect.DialectException;
import io.bascule.dialect.Scratch;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;

/** An empty database in memory. */
final class SqliteScratch implements Scratch {
  private final Simulator memory = Simulator.empty();
  private final Set<String> made = new LinkedHashSet<>();

  @Override
  public Connection connection() {
    return memory.connection();
  }

  @Override
  public void make(Schema declared) {
    for (Table table : declared.tables()) {
      Table alone =
          table.withConstraints(
              table.constraints().stream().filter(c -> !(c instanceof ForeignKey)).toList());
      for (String sql : SqliteSpelling.INSTANCE.create(alone)) {
        run(table, sql);
      }
      made.add(table.name());
    }
  }

  private void run(Table table, String sql) {
    try {
      memory.run(sql);
    } catch (SQLException e) {
      throw DialectException.of(
          "scratch-refused",
          """
          Cannot create table %s: SQLite refuses it.

            why     %s
            sql     %s"""
              .formatted(table.id(), SqliteFailure.words(e), sql),
          e);
    }
  }

  @Override
  public Schema made(Schema read) {
    return read.withTables(
        io.bascule.schema.Members.of(
            "the scratch database",
            read.tables().stream().filter(table -> made.contains(table.name())).toList()));
  }

  @Override
  public void close() {
    memory.close();
  }
}
