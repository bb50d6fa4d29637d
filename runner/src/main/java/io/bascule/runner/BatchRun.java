package io.bascule.runner;

import io.bascule.dialect.Statement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Changes rows some at a time, each time in a transaction that notes how far it is. */
final class BatchRun {
  private final StepRun.Database database;
  private final Step step;
  private final Statement.Batches batches;

  BatchRun(StepRun.Database database, Step step, Statement.Batches batches) {
    this.database = database;
    this.step = step;
    this.batches = batches;
  }

  /**
   * How far it is.
   *
   * @param rows how many rows are done
   * @param total how many there were when it began
   * @param behind the key of the last row that is done; the empty string before the first
   */
  record Done(long rows, long total, String behind) {
    private static final Pattern TEXT =
        Pattern.compile("(\\d+) of (\\d+) rows, up to: (.*)", Pattern.DOTALL);

    /** Whether any rows are done. */
    boolean isBegun() {
      return !behind.isEmpty();
    }

    /** As the ledger notes it. */
    String text() {
      return rows + " of " + total + " rows, up to: " + behind;
    }

    /** What the ledger notes; empty if it is no such note. */
    static Optional<Done> parse(String text) {
      Matcher note = TEXT.matcher(text);
      return note.matches()
          ? Optional.of(
              new Done(Long.parseLong(note.group(1)), Long.parseLong(note.group(2)), note.group(3)))
          : Optional.empty();
    }
  }

  /**
   * Does all that is left. The last line of the ledger is the one that says that the revision is
   * under way.
   *
   * @param note how far an earlier run came, as the ledger noted it; empty if there was none
   * @param transactions those in which each batch is run
   * @param listener hears how far it is, at the beginning and behind each batch
   */
  void run(String note, StepTransactions transactions, Consumer<Done> listener)
      throws SQLException {
    long line = database.table().last(database.connection());
    var now = new AtomicReference<@Nullable Done>();
    transactions.run(() -> now.set(note.isEmpty() ? first() : at(note)));
    for (Done at = now.get(); at != null; at = now.get()) {
      Done from = at;
      listener.accept(from);
      transactions.run(
          () -> {
            Optional<Done> done = next(from);
            database.session().forgetSettings();
            if (done.isPresent()) {
              note(database.table().note(line, step.id(), done.get().text()));
            }
            now.set(done.orElse(null));
          });
    }
  }

  /** Before the first row: how many there are. */
  private Done first() throws Executor.Failed {
    String[] counts = ask(batches.total()).orElse("0, 0").split(", ", -1);
    if (!counts[1].equals("0")) {
      throw failed("rows have NULL in the key by which it goes: " + counts[1], null);
    }
    return new Done(0, Long.parseLong(counts[0]), "");
  }

  /** Where it goes on, by the ledger's note. */
  private Done at(String note) throws Executor.Failed {
    return Done.parse(note)
        .orElseThrow(
            () -> failed("the ledger's note of how far it came was edited by hand: " + note, null));
  }

  /** Does the next rows; empty if there are none. */
  private Optional<Done> next(Done at) throws Executor.Failed {
    Optional<String> upTo = ask(batches.next(at.behind(), database.dialect()::constantOf));
    if (upTo.isEmpty()) {
      return Optional.empty();
    }
    if (upTo.get().equals(at.behind())) {
      throw failed("rows behind the key " + upTo.get() + " have that same key", null);
    }
    try (java.sql.Statement statement = database.connection().createStatement()) {
      statement.setEscapeProcessing(false);
      // executeLargeUpdate would, on SQLite, count what triggers do, too.
      statement.execute(batches.update(at.behind(), upTo.get()));
      long rows = statement.getLargeUpdateCount();
      return Optional.of(new Done(at.rows() + rows, at.total(), upTo.get()));
    } catch (SQLException e) {
      throw failed(database.dialect().reason(e), e);
    }
  }

  /** Writes into the ledger how far it is. */
  private void note(String update) throws Executor.Failed {
    try (java.sql.Statement statement = database.connection().createStatement()) {
      statement.setEscapeProcessing(false);
      if (statement.executeUpdate(update) != 1) {
        throw failed("its line in the ledger is gone", null);
      }
    } catch (SQLException e) {
      throw failed(database.dialect().reason(e), e);
    }
  }

  /** The first row of a query, its values with commas between them; empty if there is none. */
  private Optional<String> ask(String query) throws Executor.Failed {
    try (java.sql.Statement statement = database.connection().createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet result = statement.executeQuery(query)) {
        if (!result.next()) {
          return Optional.empty();
        }
        var values = new ArrayList<String>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(result.getString(i)));
        }
        return Optional.of(String.join(", ", values));
      }
    } catch (SQLException e) {
      throw failed(database.dialect().reason(e), e);
    }
  }

  private Executor.Failed failed(String reason, @Nullable Throwable failure) {
    return new Executor.Failed(new StepException.Cause(step, batches, reason, List.of(), failure));
  }
}
