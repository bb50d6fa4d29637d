package io.bascule.dialect.sqlite;

import io.bascule.dialect.BackfillSql;
import io.bascule.dialect.DataQuery;
import io.bascule.dialect.DataSql;
import io.bascule.dialect.DeleteSql;
import io.bascule.dialect.DialectException;
import io.bascule.dialect.InsertSql;
import io.bascule.dialect.RowLoop;
import io.bascule.dialect.Statement;
import io.bascule.operation.Backfill;
import io.bascule.operation.DataAction;
import io.bascule.operation.DataStep;
import io.bascule.operation.Delete;
import io.bascule.operation.ForEachRow;
import io.bascule.schema.Schema;
import io.bascule.schema.SqlText.Token;
import java.util.List;
import java.util.Set;

/** The user's own statements. Those that change the schema change the simulator's too. */
final class DataStatements implements DataAction.Visitor<Steps> {
  private static final String SQLITE = "sqlite";
  private static final Set<String> OF_THE_SCHEMA = Set.of("CREATE", "DROP", "ALTER");

  private static final List<String> IDLE = List.of("foreign_keys", "journal_mode");

  private final Steps steps;
  private final DataStep step;
  private final Schema schema;

  DataStatements(Steps steps, DataStep step, Schema schema) {
    this.steps = steps;
    this.step = step;
    this.schema = schema;
  }

  @Override
  public Steps sql(DataAction.Sql sql) {
    if (!sql.isFor(SQLITE)) {
      return steps;
    }
    for (Statement.Sql statement : DataSql.statements(new Sqlite(), step, sql)) {
      List<Token> words = SqliteTokens.significant(statement.text());
      if (statement.mode() == Statement.Mode.IN_TRANSACTION) {
        refuseIdle(words, statement.text());
      }
      if (OF_THE_SCHEMA.contains(SqliteNames.upper(words.get(0).text()))) {
        steps.run(statement);
      } else {
        steps.add(statement);
      }
    }
    return steps;
  }

  @Override
  public Steps call(DataAction.Call call) {
    steps.add(new Statement.Call(step, call));
    return steps;
  }

  @Override
  public Steps precondition(DataAction.Precondition precondition) {
    if (precondition.isFor(SQLITE)) {
      steps.add(DataQuery.statement(new Sqlite(), step, precondition));
    }
    return steps;
  }

  @Override
  public Steps decision(DataAction.Decision decision) {
    if (!decision.query().isEmpty()) {
      steps.add(new Statement.Guard(step, decision.query(), decision.refusal()));
    }
    return steps;
  }

  @Override
  public Steps insert(DataAction.Insert insert) {
    InsertSql.statements(new Sqlite(), step, insert, column -> "?").forEach(steps::add);
    return steps;
  }

  @Override
  public Steps backfill(Backfill backfill) {
    steps.add(
        BackfillSql.statement(
            new Sqlite(), step, backfill, schema.table(backfill.table()).orElse(null)));
    return steps;
  }

  @Override
  public Steps delete(Delete delete) {
    steps.add(DeleteSql.statement(new Sqlite(), step, delete));
    return steps;
  }

  @Override
  public Steps forEachRow(ForEachRow each) {
    steps.add(RowLoop.statement(new Sqlite(), step, each, schema.table(each.table()).orElse(null)));
    return steps;
  }

  /** A transaction keeps these settings as they are, and SQLite does not even say so. */
  private static void refuseIdle(List<Token> words, String sql) {
    boolean sets =
        words.get(0).is("PRAGMA") && words.stream().anyMatch(w -> w.is('=') || w.is('('));
    if (sets && IDLE.stream().anyMatch(name -> words.stream().anyMatch(w -> w.is(name)))) {
      throw DialectException.of(
          "idle-pragma",
          """
          Cannot run the SQL of a revision: inside its transaction SQLite ignores it.

            sql     %s
            try     it on a connection of its own, before or after the revision is run"""
              .formatted(sql));
    }
  }
}
