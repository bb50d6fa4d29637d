package io.bascule.cli.project;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.DialectException;
import io.bascule.dialect.Live;
import io.bascule.dialect.Planner;
import io.bascule.dialect.Stage;
import io.bascule.dialect.Unmodelled;
import io.bascule.dialect.Unmodelled.Place;
import io.bascule.differ.Answers;
import io.bascule.differ.Differ;
import io.bascule.differ.Difference;
import io.bascule.differ.live.LiveSchema;
import io.bascule.operation.Operations;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionHeader;
import io.bascule.revision.Target;
import io.bascule.runner.Runner;
import io.bascule.runner.RunnerException;
import io.bascule.schema.Members;
import io.bascule.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Runs a revision on an empty database that is made like the real one: up, compare, down, compare,
 * and up again. Only what passes is worth keeping.
 */
final class Rehearsal {
  /** A line of facts, with those that go on with it. */
  private static final Pattern NOT_ON_A_STAGE =
      Pattern.compile("(?m)^ {2}(revision|state|try|or) .*(\\R {3,}.*)*");

  private final Dialect dialect;
  private final Connection stage;
  private final Schema start;

  private Rehearsal(Dialect dialect, Connection stage, Schema start) {
    this.dialect = dialect;
    this.stage = stage;
    this.start = start;
  }

  /**
   * Rehearses a revision.
   *
   * @param live the real database, next to which the stage is made
   * @param before what it has
   * @param start the same in the words of the history
   * @param revision what is rehearsed
   * @param wanted the schema that the way up must lead to
   * @throws ProjectException if it does not pass, with the step and the reason
   */
  static void of(
      Database database,
      Connection live,
      Live before,
      Schema start,
      Revision revision,
      Schema wanted) {
    try (Stage stage = stage(database, live)) {
      var rehearsal = new Rehearsal(database.dialect(), stage.connection(), start);
      rehearsal.prepare(before);
      rehearsal.perform(revision, wanted);
    }
  }

  /**
   * Rehearses a revision that makes a database from nothing.
   *
   * @param wanted the schema that the way up must lead to
   * @param others what else it must make
   * @return what else it makes, by kind and name
   * @throws ProjectException if it does not pass, with the step and the reason
   */
  static List<String> fromNothing(
      Database database,
      Connection live,
      Revision revision,
      Schema wanted,
      List<Unmodelled> others) {
    try (Stage stage = stage(database, live)) {
      var rehearsal = new Rehearsal(database.dialect(), stage.connection(), Schema.EMPTY);
      rehearsal.perform(revision, wanted);
      return rehearsal.expectAll(others);
    }
  }

  private List<String> expectAll(List<Unmodelled> wanted) {
    List<String> made =
        LiveSchema.read(stage, dialect).unmodelled().stream().map(Object::toString).toList();
    List<String> missing =
        wanted.stream().map(Object::toString).filter(object -> !made.contains(object)).toList();
    if (!missing.isEmpty()) {
      throw NotWritten.rehearsalFailed(
          "after the way up again", "it does not make\n" + String.join("\n", missing), null);
    }
    return made;
  }

  private static Stage stage(Database database, Connection live) {
    try {
      return database.dialect().stage(live, database::openAt);
    } catch (DialectException refused) {
      throw NotWritten.noRehearsal(String.valueOf(refused.getMessage()), refused);
    }
  }

  /** First what functions and types may stand on, then those, then the tables, then the rest. */
  private void prepare(Live before) {
    Schema ground = before.schema().withTables(Members.none());
    try {
      create(Schema.EMPTY, ground);
      make(before.unmodelled(), Place.BEFORE_TABLES);
      create(ground, before.schema());
      make(before.unmodelled(), Place.AFTER_TABLES);
    } catch (SQLException | DialectException failure) {
      throw NotWritten.noRehearsal(
          "the database cannot be made again on a scratch one: " + failure.getMessage(), failure);
    }
  }

  private void create(Schema present, Schema wanted) {
    Operations operations = Differ.of(dialect).diff(present, wanted).operations();
    try (Planner planner = dialect.planner(stage);
        Statement statement = stage.createStatement()) {
      for (var step : planner.plan(operations).statements()) {
        statement.execute(step.text());
      }
    } catch (SQLException failure) {
      throw NotWritten.noRehearsal(
          "the database cannot be made again on a scratch one: " + dialect.reason(failure),
          failure);
    }
  }

  private void make(List<Unmodelled> objects, Place place) throws SQLException {
    try (Statement statement = stage.createStatement()) {
      for (Unmodelled object : objects) {
        if (object.place() == place) {
          for (String sql : object.definition()) {
            statement.execute(sql);
          }
        }
      }
    }
  }

  private void perform(Revision revision, Schema wanted) {
    Runner runner = runner(revision);
    Schema ground = read();
    run(runner::upgrade, "on the way up");
    Schema risen = read();
    expect(
        new Comparer(stage, dialect).toDeclared(risen, wanted, Answers.DROP_ALL),
        "after the way up");
    run(() -> runner.downgrade(Target.BASE), "on the way down");
    expect(Differ.of(dialect).diff(ground, read()), "after the way down");
    run(runner::upgrade, "on the way up again");
    expect(Differ.of(dialect).diff(risen, read()), "after the way up again");
  }

  private Runner runner(Revision revision) {
    var entry = new HistoryEntry(RevisionHeader.of("rehearsal"), revision);
    return Runner.of(stage, dialect, History.of(List.of(entry)).startingAt(start));
  }

  private Schema read() {
    return LiveSchema.read(stage, dialect).schema();
  }

  private static void run(Runnable way, String step) {
    try {
      way.run();
    } catch (RunnerException | DialectException failure) {
      throw NotWritten.rehearsalFailed(step, reason(String.valueOf(failure.getMessage())), failure);
    }
  }

  /** Without what only makes sense for a revision that was kept, and a database that was used. */
  static String reason(String message) {
    return NOT_ON_A_STAGE.matcher(message).replaceAll("").replaceAll("\n{2,}", "\n").strip();
  }

  private static void expect(Difference difference, String step) {
    if (!difference.isEmpty()) {
      throw NotWritten.rehearsalFailed(
          step,
          "the schema is not what it should be; to be, it must\n"
              + String.join("\n", Summary.lines(difference.operations())),
          null);
    }
  }
}
