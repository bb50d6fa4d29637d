package io.bascule.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.schema.Table;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A table that was read can be made again, and SQLite takes it for the same. */
class ReadTableProperties {
  @Property
  void readingInvertsSpelling(@ForAll long seed) {
    String sql = new RandomDdl(seed).next();
    try (var database = new InMemory();
        var again = new InMemory()) {
      database.run("create table p(id integer primary key)");
      again.run("create table p(id integer primary key)");
      if (!database.accepts(sql)) {
        return;
      }
      Table table = read(database);
      String spelled = SqliteSpelling.INSTANCE.table(table);
      again.run(spelled);
      assertEquals(table, read(again), () -> sql + "\nspelled\n" + spelled);
      assertEquals(
          Pragmas.of(database, "t"), Pragmas.of(again, "t"), () -> sql + "\nspelled\n" + spelled);
    }
  }

  private static Table read(InMemory database) {
    String stored = database.rows("select sql from sqlite_schema where name = 't'").get(0);
    return ReadTable.of(CreateTable.of(stored));
  }
}
