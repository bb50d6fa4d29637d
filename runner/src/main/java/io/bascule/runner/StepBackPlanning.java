package io.bascule.runner;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Planned;
import io.bascule.dialect.Statement;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.revision.Changes;
import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Revision;
import io.bascule.runner.LedgerException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans the way back of revisions whose files are gone, from what the ledger keeps of them. */
final class StepBackPlanning {
  private static final Revision GONE =
      new Revision() {
        @Override
        public void upgrade(Changes changes) {}

        @Override
        public void downgrade(Changes changes) {}
      };

  private final Connection live;
  private final Dialect dialect;
  private final History history;
  private final String what = Goal.STEP_BACK.toString();

  StepBackPlanning(Connection live, Dialect dialect, History history) {
    this.live = live;
    this.dialect = dialect;
    this.history = history;
  }

  /**
   * The plan.
   *
   * @throws LedgerException if the ledger does not keep the way back of one of them
   */
  Plan plan(Ledger ledger) {
    var others = EnumSet.allOf(Kind.class);
    others.remove(Kind.UNKNOWN_REVISION);
    others.remove(Kind.PARTLY_REPLACED);
    LedgerCheck.check(what, ledger, history, others);
    Outlook seen = Outlook.of(history, ledger);
    List<LedgerRow> gone = new ArrayList<>(seen.ledger().standing());
    gone.removeIf(row -> seen.history().find(row.revision()).isPresent());
    gone.forEach(row -> refuseGrownOver(row, ledger));
    Collections.reverse(gone);
    return new Plan(Goal.STEP_BACK, gone.stream().map(this::step).toList(), ledger);
  }

  private void refuseGrownOver(LedgerRow row, Ledger ledger) {
    for (LedgerRow other : ledger.standing()) {
      if (other.parents().contains(row.revision()) && history.find(other.revision()).isPresent()) {
        throw LedgerException.grownOver(what, row, other);
      }
    }
  }

  private Step step(LedgerRow row) {
    var statements = new ArrayList<Statement>();
    var deletions = new ArrayList<Operation>();
    for (KeptStatement kept : kept(row)) {
      switch (kept.kind()) {
        case LOST -> throw LedgerException.notKept(what, row, kept.about() + ": " + kept.text());
        case DELETES -> deletions.add(kept.deletion());
        default -> statements.add(kept.toStatement());
      }
    }
    return new Step(
        new HistoryEntry(row.header(), GONE),
        Direction.DOWN,
        new Operations(deletions),
        new Planned(Operations.NONE, statements));
  }

  private List<KeptStatement> kept(LedgerRow row) {
    @Nullable String text = text(row);
    if (text == null) {
      throw LedgerException.notKept(
          what,
          row,
          row.state() == LedgerRow.State.STAMPED
              ? "it was stamped and never run"
              : "a script, or an older release, has applied it");
    }
    return parsed(row, text);
  }

  private List<KeptStatement> parsed(LedgerRow row, String text) {
    try {
      return KeptStatement.parse(text);
    } catch (IllegalArgumentException e) {
      throw LedgerException.notKept(what, row, "what was kept was edited by hand");
    }
  }

  private @Nullable String text(LedgerRow row) {
    try {
      return LedgerTable.of(dialect, live).kept(live, row).downgrade();
    } catch (SQLException e) {
      throw RunnerException.unreadable(what, dialect.reason(e), e);
    }
  }
}
