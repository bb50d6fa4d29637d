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
import org.jspecify.annotations.Nullable;

/** One change of a schema, made by a candidate and judged at every step. */
final class Trial {
  private final Candidate candidate;
  private final String name;
  private final Script from;
  private final Script to;
  private final @Nullable Script seed;
  private String stage = "load";

  Trial(Candidate candidate, String name, Script from, Script to, @Nullable Script seed) {
    this.candidate = candidate;
    this.name = name;
    this.from = from;
    this.to = to;
    this.seed = seed;
  }

  Verdict run() {
    try (Script.Loaded live = from.load();
        Script.Loaded wanted = to.load()) {
      if (seed != null) {
        seed.runOn(live.database());
      }
      return judge(live.database(), wanted.database());
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return verdict(Outcome.ERROR, trace(e));
    }
  }

  private Verdict judge(ScratchDatabase live, ScratchDatabase wanted) {
    DatabaseDump before = DatabaseDump.of(live.dataSource());
    DatabaseDump after = DatabaseDump.of(wanted.dataSource());
    RowDump rows = RowDump.of(live.dataSource());
    List<LeftAlone> leftAlone = new ArrayList<>();
    List<String> differences = new ArrayList<>();
    try {
      stage = "write";
      Change change = candidate.change(live, wanted);
      leftAlone.addAll(change.leftAlone());
      if (compare(before, live, differences) || compare(after, wanted, differences)) {
        return verdict(Outcome.WRONG, differences);
      }
      stage = "upgrade";
      change.upgrade();
      compare(after, live, differences);
      if (differences.isEmpty() && !change.remaining().isEmpty()) {
        stage = "second diff";
        return verdict(Outcome.WRONG, change.remaining());
      }
      stage = differences.isEmpty() ? "downgrade" : "upgrade";
      change.downgrade();
      if (differences.isEmpty() && !compare(before, live, differences)) {
        compareRows(rows, live, differences);
      }
    } catch (Refusal e) {
      boolean harmed = compare(before, live, differences);
      return harmed && !stage.equals("downgrade")
          ? verdict(Outcome.WRONG, differences)
          : verdict(Outcome.REFUSED, e.getMessage().lines().toList());
    }
    return outcome(differences, leftAlone);
  }

  /** What differs, and was named as left alone, was refused; the rest is wrong. */
  private Verdict outcome(List<String> differences, List<LeftAlone> leftAlone) {
    if (differences.isEmpty()) {
      return verdict(Outcome.RIGHT, List.of());
    }
    List<String> unsaid =
        differences.stream()
            .filter(line -> leftAlone.stream().noneMatch(object -> object.isMeantBy(line)))
            .toList();
    return unsaid.isEmpty()
        ? verdict(Outcome.REFUSED, differences)
        : verdict(Outcome.WRONG, unsaid);
  }

  private static boolean compare(
      DatabaseDump expected, ScratchDatabase database, List<String> differences) {
    List<String> found =
        DatabaseDump.of(database.dataSource()).differencesFrom(expected, Naming.OPTIONAL);
    differences.addAll(found);
    return !found.isEmpty();
  }

  private static void compareRows(
      RowDump expected, ScratchDatabase database, List<String> differences) {
    List<String> found = RowDump.of(database.dataSource()).lines();
    List<String> lost = new ArrayList<>(expected.lines());
    found.forEach(lost::remove);
    lost.forEach(line -> differences.add("row lost: " + line));
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
