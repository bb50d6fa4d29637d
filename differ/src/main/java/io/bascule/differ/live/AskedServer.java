package io.bascule.differ.live;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.DialectException;
import io.bascule.dialect.Scratch;
import io.bascule.differ.Canonical;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Index;
import io.bascule.schema.Members;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the server how it writes declared tables down: they are made in a scratch place and read
 * back by the same reader as everything else.
 */
public final class AskedServer implements Canonical {
  private static final String UNNAMED = "bascule_unnamed_";

  private final Connection connection;
  private final Dialect dialect;

  public AskedServer(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** One try with all tables; if the server refuses that, one with each half of them. */
  @Override
  public List<Table> of(Schema schema, List<Table> tables) {
    if (tables.isEmpty()) {
      return tables;
    }
    try {
      return ask(schema, tables);
    } catch (DialectException refused) {
      return tables.size() == 1 ? tables : ofHalves(schema, tables);
    }
  }

  private List<Table> ofHalves(Schema schema, List<Table> tables) {
    int half = tables.size() / 2;
    var answers = new ArrayList<>(of(schema, tables.subList(0, half)));
    answers.addAll(of(schema, tables.subList(half, tables.size())));
    return answers;
  }

  private List<Table> ask(Schema schema, List<Table> tables) {
    try (Scratch scratch = dialect.scratch(connection)) {
      var asked = tables.stream().map(AskedServer::named).toList();
      scratch.make(schema.withTables(Members.of("the schema", asked)));
      Schema made = scratch.made(LiveSchema.tables(scratch.connection(), dialect));
      var answers = new ArrayList<Table>();
      for (Table table : tables) {
        answers.add(made.table(table.id()).map(read -> answer(table, read)).orElse(table));
      }
      return answers;
    }
  }

  /** Constraints without a name get one for the time, so that they are known again. */
  private static Table named(Table table) {
    var constraints = new ArrayList<Constraint>();
    for (Constraint constraint : table.constraints()) {
      constraints.add(
          constraint.id().present()
              ? constraint
              : constraint.withName(ConstraintName.of(UNNAMED + constraints.size())));
    }
    return table.withConstraints(constraints);
  }

  /** What was read, in the order in which it was declared, with the names as declared. */
  private static Table answer(Table declared, Table read) {
    var columns = new ArrayList<Column>();
    for (Column column : declared.columns()) {
      columns.add(read.column(column.name()).orElse(column));
    }
    var constraints = new ArrayList<Constraint>();
    for (Constraint constraint : named(declared).constraints()) {
      Constraint own = declared.constraints().get(constraints.size());
      constraints.add(
          own instanceof ForeignKey
              ? own
              : read.constraint(constraint.id().orEmpty())
                  .map(found -> found.withName(own.id()))
                  .orElse(own));
    }
    var indexes = new ArrayList<Index>();
    for (Index index : declared.indexes()) {
      indexes.add(read.indexes().find(index.name()).orElse(index));
    }
    return new Table(
        declared.id(),
        Members.of("table " + declared.id(), columns),
        constraints,
        Members.of("table " + declared.id(), indexes),
        read.attributes());
  }
}
