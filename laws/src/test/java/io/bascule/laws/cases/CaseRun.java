package io.bascule.laws.cases;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Dialects;
import io.bascule.dialect.Planner;
import io.bascule.dialect.Statement;
import io.bascule.differ.Answers;
import io.bascule.differ.Differ;
import io.bascule.differ.Side;
import io.bascule.differ.live.LiveSchema;
import io.bascule.operation.Hazard;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.revision.Changes;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionHeader;
import io.bascule.revision.Target;
import io.bascule.runner.Runner;
import io.bascule.schema.Schema;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.Naming;
import io.bascule.testkit.RowDump;
import io.bascule.testkit.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One case on one kind of database: the way there, a silent second look, and the way back. */
final class CaseRun implements AutoCloseable {
  private final CaseFile file;
  private final ScratchDatabase wanted;
  private final ScratchDatabase live;
  private final Connection connection;
  private final Dialect dialect;

  CaseRun(CaseFile file, ScratchDatabase live, ScratchDatabase wanted) throws SQLException {
    this.file = file;
    this.live = live;
    this.wanted = wanted;
    this.connection = live.dataSource().getConnection();
    this.dialect = Dialects.of(connection);
  }

  /** What must change, with the texts for the case's sections. */
  record Found(Operations operations, String up, String down) {
    String words() {
      return operations.stream().map(Operation::describe).collect(Collectors.joining("\n"));
    }
  }

  Found find() throws SQLException {
    load(live, "before");
    load(wanted, "after");
    Operations operations = diff(wantedSchema());
    return new Found(operations, sql(operations), down(operations));
  }

  private void load(ScratchDatabase database, String section) throws SQLException {
    String script = file.section(section, dialect.name()).orElseThrow();
    try (Connection own = database.dataSource().getConnection();
        var statement = own.createStatement()) {
      for (String sql : SqlStatements.of(script)) {
        statement.execute(sql);
      }
    }
  }

  private Schema wantedSchema() throws SQLException {
    try (Connection other = wanted.dataSource().getConnection()) {
      return LiveSchema.read(other, dialect).schema();
    }
  }

  private Operations diff(Schema after) {
    Schema before = LiveSchema.read(connection, dialect).schema();
    return Differ.of(dialect)
        .diff(Side.asRead(before), Side.asRead(after), answers())
        .certain()
        .operations();
  }

  private Answers answers() {
    var renamed = new TreeMap<String, String>();
    var dropped = new TreeSet<String>();
    for (String line : file.lines("answers")) {
      String[] words = line.split("[ =]+");
      if (words[0].equals("renamed")) {
        renamed.put(words[1], words[2]);
      } else {
        dropped.add(words[1]);
      }
    }
    return new Answers(renamed, dropped, Answers.Others.ASK);
  }

  private String sql(Operations operations) {
    try (Planner planner = dialect.planner(connection)) {
      return text(planner.plan(operations).statements());
    }
  }

  /** The way down as planned right after the way up. */
  private String down(Operations operations) {
    try (Planner planner = dialect.planner(connection)) {
      planner.plan(operations);
      return text(planner.plan(operations.inverse()).statements());
    }
  }

  private static String text(List<Statement> statements) {
    return statements.stream().map(s -> s.text() + ";").collect(Collectors.joining("\n"));
  }

  /** There, compare, and back, compare; the first complaint, or nothing. */
  List<String> prove(Operations operations) throws SQLException {
    if (file.section("left").isPresent()) {
      return leftAlone(operations);
    }
    DatabaseDump before = DatabaseDump.of(connection);
    RowDump rows = RowDump.of(connection);
    Runner runner = runner(operations);
    runner.upgrade();
    List<String> wrong =
        DatabaseDump.of(connection)
            .differencesFrom(DatabaseDump.of(wanted.dataSource()), Naming.OPTIONAL);
    if (!wrong.isEmpty()) {
      return wrong;
    }
    Operations second = diff(wantedSchema());
    if (!second.isEmpty()) {
      return second.stream().map(operation -> "not silent: " + operation.describe()).toList();
    }
    runner.downgrade(Target.BASE);
    wrong = DatabaseDump.of(connection).differencesFrom(before, Naming.STRICT);
    boolean loses =
        file.section("rows").isPresent()
            || operations.hazards().stream()
                .anyMatch(hazard -> hazard.severity() == Hazard.Severity.DELETES_DATA);
    return !wrong.isEmpty() || loses || rows.equals(RowDump.of(connection))
        ? wrong
        : List.of("rows changed", "- " + rows, "+ " + RowDump.of(connection));
  }

  /** What is not modelled is listed by name and not touched. */
  private List<String> leftAlone(Operations operations) {
    List<String> listed =
        LiveSchema.read(connection, dialect).unmodelled().stream().map(Object::toString).toList();
    List<String> missing =
        file.lines("left").stream().filter(name -> !listed.contains(name)).toList();
    return operations.isEmpty()
        ? missing.stream().map(name -> name + " is not among " + listed).toList()
        : List.of("changes something: " + operations);
  }

  private Runner runner(Operations operations) {
    Revision revision =
        new Revision() {
          @Override
          public void upgrade(Changes changes) {
            operations.stream().forEach(changes::add);
          }

          @Override
          public void downgrade(Changes changes) {
            operations.inverse().stream().forEach(changes::add);
          }
        };
    return Runner.of(
        connection,
        dialect,
        History.of(List.of(new HistoryEntry(RevisionHeader.of("case"), revision))));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    live.close();
    wanted.close();
  }
}
