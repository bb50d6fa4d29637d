package io.bascule.runner;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.DialectException;
import io.bascule.dialect.Planned;
import io.bascule.dialect.Planner;
import io.bascule.dialect.Statement;
import io.bascule.operation.Operations;
import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryException;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes down, for the ledger, what a revision runs and what would lead back from it: planned from
 * what its history makes the schema by then, so that it holds when the file is gone.
 */
final class Keeping {
  /** Longer texts, such as large inserts, are not kept. */
  private static final int MOST = 1_000_000;

  private final Connection live;
  private final Dialect dialect;
  private final History history;
  private final Written written;

  Keeping(Connection live, Dialect dialect, History history) {
    this.live = live;
    this.dialect = dialect;
    this.history = history;
    this.written = new Written(dialect);
  }

  /**
   * The texts of a step that is to be run now.
   *
   * @param applied the ids of the revisions that are applied before it
   */
  LedgerEntry.KeptText of(Step step, Set<String> applied) {
    String ran = text(kept(step.planned().statements()));
    return switch (step.direction()) {
      case UP -> new LedgerEntry.KeptText(ran, text(wayBack(step, applied)));
      case DOWN -> new LedgerEntry.KeptText(null, ran);
    };
  }

  private static String text(List<KeptStatement> statements) {
    String text = KeptStatement.text(statements);
    return text.length() <= MOST
        ? text
        : KeptStatement.text(
            List.of(
                KeptStatement.lost(
                    "all", "%,d statements, too long to be kept".formatted(statements.size()))));
  }

  private List<KeptStatement> wayBack(Step step, Set<String> applied) {
    try {
      Operations back = step.entry().operations(Direction.DOWN);
      if (back.isEmpty()) {
        return List.of();
      }
      try (Planner planner = plannerAfter(step, back, applied)) {
        Planned planned = planner.plan(back);
        var kept = new ArrayList<KeptStatement>();
        Foresight.of(List.of(new Step(step.entry(), Direction.DOWN, back, planned)))
            .losses()
            .forEach(loss -> kept.add(KeptStatement.deletes(loss, dialect.spelling()::expression)));
        kept.addAll(kept(planned.statements()));
        return kept;
      }
    } catch (DialectException | SchemaException | HistoryException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return List.of(KeptStatement.lost("the way back could not be planned", why));
    }
  }

  private Planner plannerAfter(Step step, Operations back, Set<String> applied) {
    var after = new LinkedHashSet<>(applied);
    after.add(step.id());
    @Nullable Schema folded = folded(after);
    if (folded != null) {
      return dialect.planner(Concerned.by(back, folded));
    }
    // A history that begins at a database with tables says less than the database itself.
    Planner planner = dialect.planner(live);
    try {
      planner.plan(step.wanted());
      return planner;
    } catch (RuntimeException e) {
      planner.close();
      throw e;
    }
  }

  private @Nullable Schema folded(Set<String> applied) {
    try {
      return history.seenFrom(applied).schemaAt(history.standing(applied));
    } catch (HistoryException e) {
      return null;
    }
  }

  private List<KeptStatement> kept(List<Statement> statements) {
    var kept = new ArrayList<KeptStatement>();
    for (Statement statement : statements) {
      String about = statement.cause().describe();
      statement.accept(
          new Statement.Visitor<RuntimeException>() {
            @Override
            public void sql(Statement.Sql sql) {
              kept.add(kept(sql, about));
            }

            @Override
            public void guard(Statement.Guard guard) {
              kept.add(
                  new KeptStatement(
                      KeptStatement.Kind.GUARD,
                      Statement.Mode.IN_TRANSACTION,
                      guard.refusal(),
                      guard.text()));
            }

            @Override
            public void call(Statement.Call call) {
              kept.add(KeptStatement.lost("a step in Java", call.action().description()));
            }

            @Override
            public void precondition(Statement.Precondition precondition) {
              kept.add(
                  new KeptStatement(
                      KeptStatement.Kind.valueOf(precondition.then().name()),
                      Statement.Mode.IN_TRANSACTION,
                      precondition.message(),
                      precondition.text()));
            }

            @Override
            public void batches(Statement.Batches batches) {
              kept.add(KeptBatches.of(batches, about));
            }
          });
    }
    return kept;
  }

  private KeptStatement kept(Statement.Sql sql, String about) {
    try {
      var kind = KeptStatement.isTheirs(sql) ? KeptStatement.Kind.OWN : KeptStatement.Kind.SQL;
      return new KeptStatement(kind, sql.mode(), about, written.of(sql));
    } catch (SchemaException unwritable) {
      return KeptStatement.lost("a value that no text can say", sql.text());
    }
  }
}
