package io.bascule.dialect.sqlite;

import io.bascule.dialect.Planned;
import io.bascule.dialect.Planner;
import io.bascule.operation.Operations;
import io.bascule.operation.Subject;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Plans changes on a database in memory that has the same schema. What it holds is the truth about
 * the texts; what the changes mean is told by the schema that the revisions lead to.
 */
final class SqlitePlanner implements Planner {
  private final Simulator simulator;
  private final Target target;
  private final Expressed expressed;
  private final Soundness soundness;
  private Schema schema;

  /** A planner for the database behind the connection. */
  static SqlitePlanner of(Connection live, Expressed expressed) {
    try {
      Simulator simulator = Seed.of(live);
      return new SqlitePlanner(simulator, Target.of(live), simulator.read(), expressed);
    } catch (SQLException e) {
      throw SqliteFailure.reading(e);
    }
  }

  /** A planner for the database behind the connection, whose meaning is known. */
  static SqlitePlanner of(Connection live, Schema folded, Expressed expressed) {
    try {
      Simulator simulator = Seed.of(live);
      return new SqlitePlanner(
          simulator, Target.of(live), withOthers(folded, simulator, expressed), expressed);
    } catch (SQLException e) {
      throw SqliteFailure.reading(e);
    }
  }

  /** A planner for a database that is not at hand. */
  static SqlitePlanner of(Schema folded, Expressed expressed) {
    Simulator simulator = Seed.of(expressed.held(folded).tables().list());
    return new SqlitePlanner(simulator, Target.unseen(), folded, expressed);
  }

  /** The schema, and the tables of the database that the revisions do not know. */
  private static Schema withOthers(Schema folded, Simulator simulator, Expressed expressed) {
    var known =
        folded.tables().stream()
            .map(table -> SqliteNames.fold(expressed.form(folded, table).held().id().local()))
            .toList();
    Schema all = folded;
    for (Table table : simulator.read().tables()) {
      if (!known.contains(SqliteNames.fold(table.id().local()))) {
        all = all.with(table);
      }
    }
    return all;
  }

  SqlitePlanner(Simulator simulator, Target target, Schema schema, Expressed expressed) {
    this.simulator = simulator;
    this.target = target;
    this.schema = schema;
    this.expressed = expressed;
    this.soundness = new Soundness(simulator);
  }

  @Override
  public Planned plan(Operations wanted) {
    simulator.trial();
    boolean done = false;
    try {
      var steps = new Steps(simulator);
      var gathering =
          new Gathering(
              schema,
              new TableChange(simulator, target, steps),
              new Renames(target, steps),
              steps,
              expressed);
      wanted.stream().forEach(gathering::take);
      Schema after = gathering.finish();
      soundness.check(wanted);
      schema = after;
      done = true;
      return steps.planned();
    } finally {
      close(done);
    }
  }

  private void close(boolean done) {
    if (done) {
      simulator.keep();
    } else {
      simulator.undo();
      simulator.refusal("PRAGMA legacy_alter_table=OFF");
      simulator.refusal("PRAGMA writable_schema=OFF");
    }
  }

  @Override
  public Operations decide(Operations wanted) {
    return wanted;
  }

  @Override
  public boolean has(Subject subject) {
    return SqlitePresence.has(simulator.read(), schema, subject);
  }

  @Override
  public Optional<Table> table(QualifiedName name) {
    return SqlitePresence.table(simulator.read(), name);
  }

  @Override
  public void close() {
    simulator.close();
  }
}
