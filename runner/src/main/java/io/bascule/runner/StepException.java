package io.bascule.runner;

import io.bascule.dialect.Statement;
import io.bascule.operation.RebuildTable;
import io.bascule.revision.Direction;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A revision failed while it was run. What it left behind, {@link #remains()} tells. */
public final class StepException extends RunnerException {
  private static final long serialVersionUID = 1L;

  private static final int LINES_SHOWN = 12;

  /** What is left of the revision. */
  public enum Remains {
    /** Nothing: the database is as it was before the revision. */
    NOTHING("the database is as it was before this revision"),
    /** What the revision made lasting before it failed. */
    A_PART("what this revision did before this statement lasts; the ledger says it is unfinished"),
    /** The connection was lost while the revision was made to last. */
    UNKNOWN("the connection was lost at the end: it is applied or it is not, as the ledger tells");

    private final String words;

    Remains(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /**
   * What the rows are that were in the way.
   *
   * @param rule what they break
   * @param count how many there are
   * @param sample some of them, each as {@code column = value} pairs
   * @param remedy what to say in the revision where no row can be corrected before it; the empty
   *     string where the rows can be corrected
   */
  public record Finding(String rule, long count, List<String> sample, String remedy) {
    public Finding {
      sample = List.copyOf(sample);
    }
  }

  private final transient Step step;
  private final transient @Nullable Statement statement;
  private final transient List<Finding> findings;
  private final Remains remains;

  private StepException(Cause cause, Remains remains, String wayOut) {
    super(refusal(cause, remains, wayOut), cause.failure());
    this.step = cause.step();
    this.statement = cause.statement();
    this.findings = cause.findings();
    this.remains = remains;
  }

  /**
   * Why a revision failed, before it is known what remains of it.
   *
   * @param step the revision
   * @param statement the statement at which it failed; null if that was the end
   * @param reason why
   * @param rows the first rows that a precondition of the revision found
   * @param findings the rows in the way
   * @param failure what the database or the piece of Java threw; null if a guard refused
   */
  record Cause(
      Step step,
      @Nullable Statement statement,
      String reason,
      List<String> rows,
      List<Finding> findings,
      @Nullable Throwable failure) {
    Cause(
        Step step,
        @Nullable Statement statement,
        String reason,
        List<Finding> findings,
        @Nullable Throwable failure) {
      this(step, statement, reason, List.of(), findings, failure);
    }
  }

  static StepException of(Cause cause, Remains remains) {
    return new StepException(cause, remains, wayOut(cause, remains));
  }

  /** What failed for a reason that the revision has nothing to do with. */
  static StepException outside(Cause cause, Remains remains) {
    String wayOut =
        remains == Remains.NOTHING ? "see to that, and run it again" : wayOut(cause, remains);
    return new StepException(cause, remains, wayOut);
  }

  private static Refusal refusal(Cause cause, Remains remains, String wayOut) {
    HistoryEntry entry = cause.step().entry();
    Statement statement = cause.statement();
    Refusal refusal =
        Refusal.of(
                code(cause, remains),
                "Cannot %s: %s.".formatted(cause.step().describe(), cause.reason()))
            .facts("revision", List.of(row(entry)));
    if (statement != null) {
      refusal.fact("change", statement.cause().describe());
      if (cause.findings().isEmpty() || !(statement.cause() instanceof RebuildTable)) {
        refusal.fact("statement", shown(statement));
      }
    }
    if (!cause.rows().isEmpty()) {
      refusal.fact("rows", String.join("\n", cause.rows()));
    }
    cause.findings().forEach(finding -> refusal.fact("rows", rows(finding)));
    return refusal.fact("state", remains.words).tryThis(wayOut);
  }

  private static String code(Cause cause, Remains remains) {
    if (remains == Remains.UNKNOWN) {
      return "end-unknown";
    }
    return cause.findings().isEmpty() ? "revision-failed" : "rows-in-the-way";
  }

  private static String wayOut(Cause cause, Remains remains) {
    return switch (remains) {
      case NOTHING -> cause.step().direction() == Direction.UP ? up(cause) : down(cause);
      case A_PART -> "see to the reason, and run it again: it goes on behind what is done";
      case UNKNOWN -> "bascule current";
    };
  }

  private static String up(Cause cause) {
    String origin = cause.step().entry().header().origin();
    if (!cause.rows().isEmpty()) {
      return "correct the rows, by hand or by changes.sql(…) before it in " + origin;
    }
    if (cause.findings().isEmpty()) {
      return "correct " + origin + ", and run it again";
    }
    return remedy(cause)
        .map(remedy -> remedy + " in " + origin)
        .orElse("correct the rows by hand, or by changes.sql(…) before it in " + origin);
  }

  private static String down(Cause cause) {
    boolean rows = !cause.findings().isEmpty() && remedy(cause).isEmpty();
    var ways = new ArrayList<String>();
    if (rows) {
      ways.add("correct the rows by hand, and run it again");
    }
    remedy(cause).ifPresent(ways::add);
    ways.add((rows ? "or " : "") + mendedWayBack(cause.step().entry()));
    return String.join("\n", ways);
  }

  private static Optional<String> remedy(Cause cause) {
    return cause.findings().stream()
        .map(Finding::remedy)
        .filter(remedy -> !remedy.isEmpty())
        .findFirst();
  }

  private static String shown(Statement statement) {
    List<String> lines = statement.text().lines().toList();
    return lines.size() <= LINES_SHOWN
        ? String.join("\n", lines)
        : String.join("\n", lines.subList(0, LINES_SHOWN))
            + "\n… and %d more lines".formatted(lines.size() - LINES_SHOWN);
  }

  private static String rows(Finding finding) {
    var lines = new ArrayList<String>();
    lines.add(finding.count() + (finding.count() == 1 ? " row: " : " rows: ") + finding.rule());
    lines.addAll(finding.sample());
    return String.join("\n", lines);
  }

  /** The revision that failed. */
  public Step step() {
    return step;
  }

  /** The statement at which it failed; null if it failed at its end. */
  public @Nullable Statement statement() {
    return statement;
  }

  /** The rows that were in the way, as far as the database could be asked. */
  public List<Finding> findings() {
    return findings;
  }

  /** What is left of the revision. */
  public Remains remains() {
    return remains;
  }
}
