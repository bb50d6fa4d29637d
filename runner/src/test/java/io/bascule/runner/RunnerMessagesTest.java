package io.bascule.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.dialect.DialectException;
import io.bascule.dialect.Planned;
import io.bascule.dialect.Statement;
import io.bascule.operation.DataAction;
import io.bascule.operation.DataStep;
import io.bascule.operation.Operations;
import io.bascule.revision.Changes;
import io.bascule.revision.Direction;
import io.bascule.revision.Fingerprint;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Place;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionHeader;
import io.bascule.revision.Target;
import io.bascule.runner.StepException.Finding;
import io.bascule.runner.StepException.Remains;
import io.bascule.schema.QualifiedName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every message of the runner, in one file to be read: {@code runner-messages.txt}. */
class RunnerMessagesTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/io/bascule/runner/runner-messages.txt");

  private static final Duration WAITED = Duration.ofSeconds(30);
  private static final SQLException FAILURE = new SQLException("the server's own words");

  private static final HistoryEntry ENTRY = entry("3f2a9c1b", "orders get a state");
  private static final HistoryEntry PARENT = entry("91d0c7aa", "the first orders");
  private static final DataStep CAUSE =
      new DataStep(
          new DataAction.Sql("UPDATE orders SET state = 'new'", List.of(), new TreeSet<>()));
  private static final Statement.Sql SENT =
      Statement.Sql.of(CAUSE, "UPDATE orders\nSET state = 'new'");
  private static final Step STEP =
      new Step(
          ENTRY,
          Direction.UP,
          Operations.of(CAUSE),
          new Planned(Operations.of(CAUSE), List.of(SENT)));

  private final Map<String, RunnerException> messages = new LinkedHashMap<>();

  @Test
  void they_speak_with_one_voice() throws IOException {
    general();
    locks();
    ledgers();
    steps();
    losses();
    hooks();
    String all =
        messages.entrySet().stream()
            .map(message -> "== " + message.getKey() + "\n" + message.getValue().getMessage())
            .collect(Collectors.joining("\n\n", "", "\n"));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(GOLDEN, all);
    }
    assertEquals(Files.readString(GOLDEN), all);
  }

  private void losses() {
    var rows =
        new Loss(
            "3f2a9c1b",
            Direction.UP,
            "drop table notes",
            QualifiedName.of("notes"),
            null,
            1204,
            Counted.EXACTLY);
    var values =
        new Loss(
            "3f2a9c1b",
            Direction.UP,
            "drop column orders.state",
            QualifiedName.of("orders"),
            "state",
            Loss.UNKNOWN,
            Counted.EXACTLY);
    var plan = new Plan(new Goal.Upgrade(Target.HEAD), List.of(STEP), Ledger.EMPTY);
    messages.put("nobody agreed to a loss", LossException.before(plan, List.of(rows, values)));
    messages.put("rows came in since", LossException.since(STEP, List.of(rows)));
  }

  private void hooks() {
    var plan = new Plan(new Goal.Upgrade(Target.HEAD), List.of(STEP), Ledger.EMPTY);
    messages.put(
        "a hook before a run failed", HookException.beforeRun(plan, "the disk is full", FAILURE));
    messages.put(
        "a hook after a run failed", HookException.afterRun(plan, "nobody answers", FAILURE));
    messages.put(
        "a hook of a revision failed",
        HookException.ofRevision(
            STEP, "after the revision", Remains.NOTHING, "role app does not exist", FAILURE));
    messages.put(
        "a hook of a revision in parts failed",
        HookException.ofRevision(STEP, "before a statement", Remains.A_PART, "not now", FAILURE));
  }

  private void general() {
    messages.put("no connection", RunnerException.unreachable("the password is wrong", FAILURE));
    messages.put("not in auto-commit mode", RunnerException.insideTransaction("upgrade to head"));
    messages.put(
        "not readable",
        RunnerException.unreadable(
            "read the ledger", "the file is not a SQLite database", FAILURE));
    messages.put(
        "not plannable",
        RunnerException.unplannable(
            "upgrade to 3f2a9c1b",
            Direction.UP,
            ENTRY,
            DialectException.of(
                "object-exists",
                "Cannot add column orders.state: it exists.\n\n  try     another name")));
    messages.put(
        "not plannable for a reason of its own",
        RunnerException.unplannable(
            "upgrade to 3f2a9c1b",
            Direction.UP,
            ENTRY,
            DialectException.of(
                "object-would-break",
                """
                Cannot change the schema: view v would not work any more.

                  why     no such column: state
                  change  drop column orders.state
                  try     drop it before the change
                          and create it anew after it\
                """)));
    messages.put(
        "not plannable and nothing to try",
        RunnerException.unplannable(
            "upgrade to 3f2a9c1b",
            Direction.UP,
            ENTRY,
            DialectException.of("plan-refused", "Cannot make it: it is too large.")));
    messages.put(
        "unknown dialects",
        RunnerException.unknownDialects(
            "upgrade to 3f2a9c1b",
            ENTRY,
            CAUSE,
            Set.of("postgresql"),
            new TreeSet<>(Set.of("postgres", "sqlite"))));
    messages.put(
        "not plannable on the way back",
        RunnerException.unplannable(
            "downgrade from 3f2a9c1b",
            Direction.DOWN,
            ENTRY,
            DialectException.of(
                "not-in-table", "Cannot drop column orders.state: there is none.")));
    messages.put(
        "not for scripts",
        RunnerException.notForScripts(
            "upgrade to 3f2a9c1b",
            ENTRY,
            new Statement.Call(
                CAUSE, new DataAction.Call("compute the totals", connection -> {}))));
    messages.put(
        "not for scripts, skipped",
        RunnerException.notForScripts(
            "upgrade to 3f2a9c1b", ENTRY, precondition(DataAction.Precondition.Then.SKIP)));
    messages.put(
        "a precondition",
        StepException.of(
            new StepException.Cause(
                STEP,
                precondition(DataAction.Precondition.Then.ABORT),
                "there are orders without a user",
                List.of("id = 4, total = 9.90", "id = 7, total = 12.00"),
                List.of(),
                null),
            StepException.Remains.NOTHING));
    messages.put(
        "no revisions",
        RunnerException.noRevisions("shop.revisions", "the class path has no such package", null));
  }

  private static Statement.Precondition precondition(DataAction.Precondition.Then then) {
    String query = "SELECT id, total FROM orders WHERE user_id IS NULL";
    String message = "there are orders without a user";
    var action = new DataAction.Precondition(then, query, new TreeSet<>(), message);
    return new Statement.Precondition(new DataStep(action), query, then, message);
  }

  private void locks() {
    messages.put(
        "lock held", LockException.kept("upgrade to head", "process 4711, user ann", WAITED));
    messages.put("database written", LockException.written("upgrade to 3f2a9c1b", "", WAITED));
    messages.put(
        "database busy",
        LockException.busy(
            "upgrade to 3f2a9c1b",
            "another session kept a lock for too long",
            "",
            Duration.ofMillis(250),
            FAILURE));
  }

  private void ledgers() {
    History history = History.of(List.of(ENTRY, PARENT));
    messages.put("unknown revision", found(history, row("7be11042")));
    messages.put("partly replaced", found(squashed(), row("7be11042")));
    messages.put("edited revision", found(history, row("91d0c7aa"), row("3f2a9c1b")));
    messages.put("missing parent", found(history, row("3f2a9c1b", ENTRY.header().fingerprint())));
    messages.put("unfinished revision", found(history, begun("")));
    messages.put("broken revision", found(history, begun("the disk is full")));
    messages.put(
        "changed meanwhile", LedgerException.changed("downgrade to -1", List.of(row("3f2a9c1b"))));
    messages.put(
        "other schema", LedgerException.moved("upgrade to 3f2a9c1b", "public", "shop", ENTRY));
    messages.put("newer layout", LedgerException.newer(99, "bascule 9.0"));
    messages.put(
        "way back not kept",
        LedgerException.notKept(
            "take back what the history does not have",
            row("7be11042"),
            "a step in Java: compute the totals"));
    messages.put(
        "known after unknown",
        LedgerException.grownOver(
            "take back what the history does not have", row("7be11042"), row("3f2a9c1b")));
    messages.put(
        "no ledger", LedgerException.foreign("bascule_history", List.of("seq", "revision")));
    messages.put("damaged ledger", LedgerException.damaged(7, "state", "gone"));
  }

  private void steps() {
    var rows = new Finding("orders.state is NULL", 4, List.of("id = 1", "id = 7"), "");
    messages.put("statement failed", step(SENT, List.of(), Remains.NOTHING));
    messages.put("rows in the way", step(SENT, List.of(rows), Remains.NOTHING));
    messages.put(
        "long statement",
        step(Statement.Sql.of(CAUSE, "SELECT\n".repeat(20) + "1"), List.of(), Remains.A_PART));
    messages.put("rows in the way back", down(List.of(rows)));
    messages.put("way back failed", down(List.of()));
    messages.put(
        "new column without a value",
        step(
            SENT,
            List.of(
                new Finding(
                    "orders has rows, and must has no value for them",
                    2,
                    List.of("id = 1", "id = 7"),
                    "give orders.must a default")),
            Remains.NOTHING));
    messages.put("end failed", step(null, List.of(), Remains.UNKNOWN));
  }

  private static StepException step(
      @org.jspecify.annotations.Nullable Statement statement,
      List<Finding> findings,
      Remains remains) {
    return StepException.of(
        new StepException.Cause(STEP, statement, "rows break a rule", findings, FAILURE), remains);
  }

  private static StepException down(List<Finding> findings) {
    var step = new Step(ENTRY, Direction.DOWN, STEP.wanted(), STEP.planned());
    return StepException.of(
        new StepException.Cause(step, SENT, "rows break a rule", findings, FAILURE),
        Remains.NOTHING);
  }

  private static History squashed() {
    Place place = Place.after(List.of()).withReplaces(List.of("7be11042", "8cd22153"));
    return History.of(List.of(new HistoryEntry(ENTRY.header().withPlace(place), ENTRY.revision())));
  }

  private static LedgerException found(History history, LedgerRow... rows) {
    LedgerFinding finding = LedgerCheck.findings(Ledger.of(List.of(rows)), history).get(0);
    return LedgerException.of("upgrade to head", finding);
  }

  private static LedgerRow row(String id) {
    return row(id, Fingerprint.parse("records1:aa"));
  }

  private static LedgerRow row(String id, Fingerprint fingerprint) {
    return row(id, LedgerRow.State.DONE, fingerprint, "");
  }

  private static LedgerRow begun(String reason) {
    LedgerRow.State state = reason.isEmpty() ? LedgerRow.State.RUNNING : LedgerRow.State.BROKEN;
    return row("3f2a9c1b", state, ENTRY.header().fingerprint(), reason);
  }

  private static LedgerRow row(
      String id, LedgerRow.State state, Fingerprint fingerprint, String reason) {
    return new LedgerRow(
        7,
        id,
        List.of(),
        Direction.UP,
        state,
        fingerprint,
        "what it does",
        Instant.parse("2026-11-20T08:43:00Z"),
        Duration.ofMillis(12),
        "bascule 1.0",
        "ann",
        reason,
        0);
  }

  private static HistoryEntry entry(String id, String message) {
    var header =
        RevisionHeader.of(id, id.equals("3f2a9c1b") ? new String[] {"91d0c7aa"} : new String[0])
            .withMessage(message)
            .withFingerprint(Fingerprint.parse("records1:bb"))
            .withOrigin("V_" + message.replace(' ', '_') + ".java");
    return new HistoryEntry(header, new Empty());
  }

  private static final class Empty implements Revision {
    @Override
    public void upgrade(Changes changes) {}

    @Override
    public void downgrade(Changes changes) {}
  }
}
