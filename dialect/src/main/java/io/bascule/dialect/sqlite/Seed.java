package io.bascule.dialect.sqlite;

import io.bascule.dialect.sqlite.Simulator.Stored;
import io.bascule.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Gives a simulator the schema that plans start from. */
final class Seed {
  private final Simulator simulator;

  /** Only virtual tables bring tables along that the list has too. */
  private boolean virtual;

  private Seed(Simulator simulator) {
    this.simulator = simulator;
  }

  /** A simulator with every object of the database, its text to the letter. */
  static Simulator of(Connection live) throws SQLException {
    Simulator simulator = Simulator.empty();
    var seed = new Seed(simulator);
    List<Stored> all =
        Simulator.stored(live, "main.sqlite_master").stream()
            .filter(object -> object.sql() != null && !isInternal(object.name()))
            .toList();
    for (String type : List.of("table", "index", "view", "trigger")) {
      for (Stored object : all) {
        if (object.type().equals(type)) {
          seed.carry(object);
        }
      }
    }
    return simulator;
  }

  /** A simulator with the given tables, as this dialect spells them. */
  static Simulator of(List<Table> expressed) {
    Simulator simulator = Simulator.empty();
    for (Table table : expressed) {
      for (String sql : SqliteSpelling.INSTANCE.create(table)) {
        try {
          simulator.run(sql);
        } catch (SQLException e) {
          throw SqliteFailure.planning(sql, e);
        }
      }
    }
    return simulator;
  }

  /** Names that SQLite keeps for itself. */
  private static boolean isInternal(String name) {
    return SqliteNames.fold(name).startsWith("sqlite_");
  }

  private void carry(Stored object) throws SQLException {
    boolean shadowTable =
        virtual && object.type().equals("table") && simulator.table(object.name()).isPresent();
    virtual |= isVirtual(object);
    if (!shadowTable && simulator.refusal(object.text()) != null) {
      write(object);
    }
  }

  /**
   * Writes an object into the schema table that cannot be created here: its module, function or
   * collation belongs to the application. Nothing can be done with it, but it is there.
   */
  private void write(Stored object) throws SQLException {
    boolean paged = stub(object);
    simulator.run("PRAGMA writable_schema=ON");
    simulator.run(
        paged
            ? "UPDATE sqlite_master SET sql = %s WHERE type = %s AND name = %s"
                .formatted(
                    SqliteText.constant(object.text()),
                    SqliteText.constant(object.type()),
                    SqliteText.constant(object.name()))
            : "INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES (%s, %s, %s, 0, %s)"
                .formatted(
                    SqliteText.constant(object.type()),
                    SqliteText.constant(object.name()),
                    SqliteText.constant(object.table()),
                    SqliteText.constant(object.text())));
    simulator.run("PRAGMA writable_schema=RESET");
  }

  /** Makes something small in the place of a table or index, which need pages of their own. */
  private boolean stub(Stored object) throws SQLException {
    String name = SqliteText.name(object.name());
    if (object.type().equals("index")) {
      simulator.run("CREATE INDEX %s ON %s ((1))".formatted(name, SqliteText.name(object.table())));
      return true;
    }
    boolean table = object.type().equals("table") && !isVirtual(object);
    if (table) {
      simulator.run("CREATE TABLE " + name + " (stub)");
    }
    return table;
  }

  private static boolean isVirtual(Stored object) {
    return SqliteNames.upper(object.text()).startsWith("CREATE VIRTUAL");
  }
}
