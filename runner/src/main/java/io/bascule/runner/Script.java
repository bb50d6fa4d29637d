package io.bascule.runner;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Planned;
import io.bascule.dialect.Statement;
import io.bascule.operation.DataStep;
import io.bascule.operation.Operations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan as text for the database's own shell: what a run sends, and the ledger's lines too. */
final class Script {
  /** Who runs a script, nobody knows when it is written. */
  private static final String WHO = "script";

  private final Dialect dialect;
  private final LedgerTable table;
  private final StringBuilder text = new StringBuilder();

  /** Whether the ledger's table is still to be made. */
  private boolean withoutLedger;

  private Script(Dialect dialect, boolean withoutLedger) {
    this.dialect = dialect;
    this.table = LedgerTable.anywhere(dialect);
    this.withoutLedger = withoutLedger;
  }

  /**
   * The script.
   *
   * @param withoutLedger whether the database has no ledger yet
   * @throws RunnerException if a step cannot be said in SQL
   */
  static String of(Dialect dialect, Plan plan, boolean withoutLedger) {
    var script = new Script(dialect, withoutLedger);
    script.line("-- %s: %s".formatted(Release.tool(), plan.describe()));
    if (plan.isEmpty()) {
      script.line("-- nothing to do");
    }
    plan.steps().forEach(script::step);
    return script.text.toString();
  }

  /** The script that adds lines to the ledger and runs nothing. */
  static String of(Dialect dialect, Amendment amendment) {
    var script = new Script(dialect, amendment.ledger().rows().isEmpty());
    script.line("-- %s: %s".formatted(Release.tool(), amendment.what()));
    var none = new Planned(Operations.of(), List.of());
    if (amendment.isEmpty()) {
      script.line("-- nothing to do");
      return script.text.toString();
    }
    dialect.scriptBefore(none).forEach(script::line);
    script.line("BEGIN;");
    for (Amendment.Line line : amendment.lines()) {
      script.line("-- " + line.describe());
      script.line(Amending.entry(line, WHO));
    }
    script.line("COMMIT;");
    dialect.scriptAfter(none).forEach(script::line);
    return script.text.toString();
  }

  private void line(LedgerEntry entry) {
    if (withoutLedger) {
      line(table.create() + ";");
      withoutLedger = false;
    }
    line(table.insert(entry) + ";");
  }

  private void step(Step step) {
    line("");
    line("-- %s: %s".formatted(step.describe(), step.entry().header().message()).strip());
    List<Planned> parts = Parts.of(whole(step.planned()));
    boolean whole = parts.size() == 1 && !Parts.isAlone(parts.get(0));
    if (!whole) {
      transaction(step, Parts.nothingOf(step), LedgerRow.State.RUNNING);
    }
    for (Planned part : parts) {
      if (Parts.isAlone(part)) {
        part.statements().forEach(statement -> statement(step, statement));
      } else {
        transaction(step, part, whole ? LedgerRow.State.DONE : null);
      }
    }
    if (!whole) {
      transaction(step, Parts.nothingOf(step), LedgerRow.State.DONE);
    }
  }

  /** Nobody goes on with a script that broke off: what a run does in batches it does at once. */
  private static Planned whole(Planned planned) {
    List<Statement> statements =
        planned.statements().stream()
            .map(
                statement ->
                    statement instanceof Statement.Batches batches
                        ? Statement.Sql.of(batches.cause(), batches.whole())
                        : statement)
            .toList();
    return new Planned(planned.operations(), statements);
  }

  private void transaction(Step step, Planned part, LedgerRow.@Nullable State state) {
    dialect.scriptBefore(part).forEach(this::line);
    line("BEGIN;");
    statements(step, part);
    if (state != null) {
      line(LedgerEntry.of(step, state, WHO));
      if (state == LedgerRow.State.DONE) {
        step.goneWithIt(WHO).forEach(this::line);
      }
    }
    line("COMMIT;");
    dialect.scriptAfter(part).forEach(this::line);
  }

  /** A user's own statements, and what takes back what they set; as in a run. */
  private void statements(Step step, Planned part) {
    boolean theirs = false;
    for (Statement statement : part.statements()) {
      boolean before = theirs;
      theirs = statement.cause() instanceof DataStep;
      if (before && !theirs) {
        dialect.scriptForget(part).forEach(this::line);
      }
      statement(step, statement);
    }
    if (theirs) {
      dialect.scriptForget(part).forEach(this::line);
    }
  }

  private void statement(Step step, Statement statement) {
    statement.accept(
        new Statement.Visitor<RuntimeException>() {
          @Override
          public void sql(Statement.Sql sql) {
            line(new Written(dialect).of(sql) + ";");
          }

          @Override
          public void guard(Statement.Guard guard) {
            dialect.scriptGuard(guard).forEach(Script.this::line);
          }

          @Override
          public void call(Statement.Call call) {
            throw RunnerException.notForScripts(step.describe(), step.entry(), call);
          }

          @Override
          public void batches(Statement.Batches batches) {
            line(batches.whole() + ";");
          }

          @Override
          public void precondition(Statement.Precondition precondition) {
            switch (precondition.then()) {
              case ABORT ->
                  dialect
                      .scriptGuard(
                          new Statement.Guard(
                              precondition.cause(), precondition.text(), precondition.message()))
                      .forEach(Script.this::line);
              case WARN -> dialect.scriptWarning(precondition).forEach(Script.this::line);
              case SKIP ->
                  throw RunnerException.notForScripts(step.describe(), step.entry(), precondition);
            }
          }
        });
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
