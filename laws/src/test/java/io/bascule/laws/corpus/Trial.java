package io.bascule.laws.corpus;

import io.bascule.laws.corpus.Candidate.Change;
import io.bascule.laws.corpus.Candidate.LeftAlone;
import io.bascule.laws.corpus.Candidate.Refusal;
import io.bascule.laws.corpus.Verdict.Outcome;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.Naming;
import io.bascule.testkit.RowDump;
import io.bascule.testkit.ScratchDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One change of a schema, made by a candidate and judged at every step. */
final class Trial {
  private final Candidate candidate;
  private final String name;
  private final Script from;
  private final Script to;
  private final @Nullable Script seed;
  private boolean prepared;
  private String stage = "load";

  Trial(Candidate candidate, String name, Script from, Script to, @Nullable Script seed) {
    this.candidate = candidate;
    this.name = name;
    this.from = from;
    this.to = to;
    this.seed = seed;
  }

  /** The same on a database that has what tables stand on. */
  Trial onPreparedGround() {
    Trial same = new Trial(candidate, name, from, to, seed);
    same.prepared = true;
    return same;
  }

  Verdict run() {
    try (Script.Loaded live = from.load();
        Script.Loaded wanted = to.load()) {
      if (seed == null) {
        MadeUpRows.insert(live.database(), wanted.database(), from.product());
      } else {
        seed.runOn(live.database());
      }
      if (prepared) {
        candidate.prepare(live.database(), wanted.database());
      }
      return judge(live.database(), wanted.database());
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      return verdict(Outcome.ERROR, trace(e));
    }
  }

  private Verdict judge(ScratchDatabase live, ScratchDatabase wanted) {
    DatabaseDump before = DatabaseDump.of(live.dataSource());
    DatabaseDump after = DatabaseDump.of(wanted.dataSource());
    RowDump rows = RowDump.of(live.dataSource()).sharedWith(RowDump.of(wanted.dataSource()));
    DatabaseDump present = before;
    stage = "write";
    try (Change change = candidate.change(live, wanted)) {
      demand(before, live, Naming.STRICT, List.of());
      demand(after, wanted, Naming.STRICT, List.of());
      if (from.equals(to) && !change.isEmpty()) {
        demandNothing(List.of("a change where there is none"));
      }
      stage = "upgrade";
      change.upgrade();
      List<String> said = demand(after, live, Naming.OPTIONAL, change.leftAlone());
      demandNothing(harm(rows, live, change.leftAlone()));
      present = DatabaseDump.of(live.dataSource());
      stage = "second diff";
      demandNothing(change.remaining());
      stage = "downgrade";
      change.downgrade();
      demand(before, live, Naming.STRICT, change.leftAlone());
      demandNothing(harm(rows, live, change.leftAlone()));
      return verdict(said.isEmpty() ? Outcome.RIGHT : Outcome.REFUSED, said);
    } catch (Refusal e) {
      return refused(e, present, live);
    } catch (Wrong e) {
      return verdict(Outcome.WRONG, e.differences);
    }
  }

  /** Something is not as it should be, and nobody said so. */
  private static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> differences;

    Wrong(List<String> differences) {
      this.differences = differences;
    }
  }

  /** Who refuses must not have touched anything. */
  private Verdict refused(Refusal refusal, DatabaseDump present, ScratchDatabase live) {
    List<String> harm = differences(present, live, Naming.STRICT);
    return harm.isEmpty()
        ? verdict(Outcome.REFUSED, refusal.getMessage().lines().toList())
        : verdict(Outcome.WRONG, harm);
  }

  /** The differences that were said to stay; it is wrong if there are others. */
  private static List<String> demand(
      DatabaseDump expected, ScratchDatabase database, Naming naming, List<LeftAlone> leftAlone) {
    List<String> differences = differences(expected, database, naming);
    demandNothing(Remainder.of(differences, leftAlone));
    return differences;
  }

  private static void demandNothing(List<String> differences) {
    if (!differences.isEmpty()) {
      throw new Wrong(differences);
    }
  }

  private static List<String> differences(
      DatabaseDump expected, ScratchDatabase database, Naming naming) {
    return DatabaseDump.of(database.dataSource()).differencesFrom(expected, naming);
  }

  /** What became of the rows, as far as before and after have the same tables and columns. */
  private static List<String> harm(
      RowDump expected, ScratchDatabase database, List<LeftAlone> leftAlone) {
    List<String> lost = new ArrayList<>(expected.lines());
    List<String> won = new ArrayList<>();
    for (String row : RowDump.of(database.dataSource()).sharedWith(expected).lines()) {
      if (!lost.remove(row)) {
        won.add(row);
      }
    }
    return Stream.concat(
            lost.stream().map(line -> "row lost: " + line),
            won.stream().map(line -> "row won: " + line))
        .filter(line -> leftAlone.stream().noneMatch(object -> holds(object, line)))
        .toList();
  }

  /** Whether the row is one of a table that somebody said is left alone, such as a partition. */
  private static boolean holds(LeftAlone object, String line) {
    String row = line.replaceFirst("row (lost|won): ", "");
    return row.startsWith(object.name() + " ") || row.startsWith("public." + object.name() + " ");
  }

  private Verdict verdict(Outcome outcome, List<String> details) {
    return new Verdict(name, outcome, stage, details);
  }

  private static List<String> trace(Throwable failure) {
    List<String> lines = new ArrayList<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      lines.add(cause.getClass().getSimpleName() + ": " + cause.getMessage());
      Arrays.stream(cause.getStackTrace()).limit(8).forEach(frame -> lines.add("    at " + frame));
    }
    return lines;
  }
}
