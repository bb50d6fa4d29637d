package io.bascule.runner;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Planned;
import io.bascule.dialect.RowLoop;
import io.bascule.dialect.Statement;
import io.bascule.operation.DataAction;
import io.bascule.operation.DataStep;
import io.bascule.operation.ForEachRow;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes on with a revision that was run in parts and broke off: behind the last statement that the
 * ledger says is done, with the statements that it keeps. They are not planned anew, because the
 * database is between two states that anybody knows.
 */
final class Resuming {
  private final Connection live;
  private final Dialect dialect;
  private final History history;

  Resuming(Connection live, Dialect dialect, History history) {
    this.live = live;
    this.dialect = dialect;
    this.history = history;
  }

  /**
   * What is left of the one revision that was broken off, if it is known. One that was killed on
   * the other way than the goal's is brought to its end first; one that failed on the other way
   * would only fail again.
   */
  Optional<Step> step(Goal goal, Ledger ledger) {
    @Nullable LedgerRow row = broken(goal, ledger);
    if (row == null) {
      return Optional.empty();
    }
    Optional<HistoryEntry> entry = history.find(row.revision());
    if (entry.isEmpty() || !row.fingerprint().matches(entry.get().header().fingerprint())) {
      return Optional.empty();
    }
    return rest(row, ledger, calls(entry.get(), row.direction()))
        .map(
            statements ->
                new Step(
                    entry.get(),
                    row.direction(),
                    Operations.NONE,
                    new Planned(Operations.NONE, statements),
                    gone(row, ledger)));
  }

  private List<String> gone(LedgerRow row, Ledger ledger) {
    Set<String> told = ledger.asTold().applied();
    return row.direction() == Direction.UP
        ? List.of()
        : history.replacedBy(row.revision()).stream().filter(told::contains).toList();
  }

  /**
   * Whether what was broken off can be run anew as its file says now: nothing of it lasts but
   * perhaps what its first statement left behind, and its file was edited to mend it.
   */
  boolean isToBeginAnew(Goal goal, Ledger ledger) {
    @Nullable LedgerRow row = broken(goal, ledger);
    return row != null
        && row.state() == LedgerRow.State.BROKEN
        && row.statementsDone() == 0
        && history
            .find(row.revision())
            .filter(entry -> !row.fingerprint().matches(entry.header().fingerprint()))
            .isPresent()
        && progress(row).isEmpty();
  }

  /** Rows that are done are a part that lasts, too. */
  private String progress(LedgerRow row) {
    try {
      return LedgerTable.of(dialect, live).progress(live, row);
    } catch (SQLException e) {
      throw RunnerException.unreadable("read the ledger", dialect.reason(e), e);
    }
  }

  private static @Nullable LedgerRow broken(Goal goal, Ledger ledger) {
    List<LedgerRow> unfinished = ledger.unfinished();
    if (unfinished.size() != 1) {
      return null;
    }
    LedgerRow row = unfinished.get(0);
    boolean thatWay =
        row.direction() == Direction.UP
            ? goal instanceof Goal.Upgrade
            : goal instanceof Goal.Downgrade;
    return thatWay || row.state() == LedgerRow.State.RUNNING ? row : null;
  }

  /** The pieces of Java that the revision has, which no ledger can keep. */
  private static List<DataStep> calls(HistoryEntry entry, Direction direction) {
    var calls = new ArrayList<DataStep>();
    for (Operation operation : entry.operations(direction).stream().toList()) {
      if (operation instanceof DataStep step && isJava(step.action())) {
        calls.add(step);
      }
    }
    return calls;
  }

  private static boolean isJava(DataAction action) {
    return action instanceof DataAction.Call || action instanceof ForEachRow;
  }

  private Optional<List<Statement>> rest(LedgerRow row, Ledger ledger, List<DataStep> calls) {
    LedgerEntry.KeptText text = kept(live, dialect, row, ledger);
    @Nullable String ran = row.direction() == Direction.UP ? text.upgrade() : text.downgrade();
    if (ran == null) {
      return Optional.empty();
    }
    List<KeptStatement> all;
    try {
      all = KeptStatement.parse(ran);
    } catch (IllegalArgumentException editedByHand) {
      return Optional.empty();
    }
    boolean parts = all.stream().anyMatch(kept -> kept.mode() == Statement.Mode.ALONE);
    if (!parts || row.statementsDone() > all.size()) {
      return Optional.empty();
    }
    var rest = new ArrayList<Statement>();
    Iterator<DataStep> next = calls.iterator();
    for (KeptStatement kept : all) {
      Optional<Statement> statement = statement(kept, next);
      if (statement.isEmpty()) {
        return Optional.empty();
      }
      rest.add(statement.get());
    }
    return next.hasNext()
        ? Optional.empty()
        : Optional.of(rest.subList(row.statementsDone(), rest.size()));
  }

  /** A piece of Java is the one that stands at that place of the revision, which is not edited. */
  private Optional<Statement> statement(KeptStatement kept, Iterator<DataStep> calls) {
    if (kept.kind() != KeptStatement.Kind.LOST) {
      return Optional.of(kept.toStatement());
    }
    if (!calls.hasNext()) {
      return Optional.empty();
    }
    DataStep step = calls.next();
    if (!kept.text().equals(step.action().describe())) {
      return Optional.empty();
    }
    return Optional.of(
        step.action() instanceof ForEachRow each
            ? RowLoop.statement(dialect, step, each, null)
            : new Statement.Call(step, (DataAction.Call) step.action()));
  }

  /** What the ledger keeps of a revision that was broken off: its first line of that run has it. */
  static LedgerEntry.KeptText kept(Connection live, Dialect dialect, LedgerRow row, Ledger ledger) {
    try {
      LedgerTable table = LedgerTable.of(dialect, live);
      List<LedgerRow> rows = ledger.rows();
      for (int i = rows.size() - 1; i >= 0; i--) {
        LedgerRow line = rows.get(i);
        boolean same =
            line.revision().equals(row.revision()) && line.state() == LedgerRow.State.RUNNING;
        LedgerEntry.KeptText text = same ? table.kept(live, line) : LedgerEntry.KeptText.NONE;
        if (text.upgrade() != null || text.downgrade() != null) {
          return text;
        }
      }
      return LedgerEntry.KeptText.NONE;
    } catch (SQLException e) {
      throw RunnerException.unreadable("read the ledger", dialect.reason(e), e);
    }
  }

  /**
   * What is left of a goal once the revision that was broken off is done; nothing if that was it.
   *
   * @param direction the way on which it was broken off
   */
  static Optional<Goal> after(Goal goal, Direction direction) {
    boolean counts = direction == Direction.UP;
    if (counts
        && goal instanceof Goal.Upgrade up
        && up.target() instanceof Target.Forward forward) {
      return forward.count() <= 1
          ? Optional.empty()
          : Optional.of(new Goal.Upgrade(new Target.Forward(forward.count() - 1)));
    }
    if (!counts
        && goal instanceof Goal.Downgrade down
        && down.target() instanceof Target.Back back) {
      return back.count() <= 1
          ? Optional.empty()
          : Optional.of(new Goal.Downgrade(new Target.Back(back.count() - 1)));
    }
    return Optional.of(goal);
  }
}
