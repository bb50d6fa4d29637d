package io.bascule.cli.project;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Live;
import io.bascule.dialect.Planner;
import io.bascule.dialect.Stage;
import io.bascule.dialect.Statement;
import io.bascule.dialect.Unmodelled;
import io.bascule.differ.Answers;
import io.bascule.differ.Differ;
import io.bascule.differ.Difference;
import io.bascule.differ.Side;
import io.bascule.differ.live.AskedServer;
import io.bascule.differ.live.LiveSchema;
import io.bascule.operation.Operations;
import io.bascule.revision.HistoryEntry;
import io.bascule.schema.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Compares any two sides, on the ground of one database that can be asked how it writes things. */
final class Sides {
  private final Project project;
  private final Database ground;
  private final Connection connection;
  private final Dialect dialect;
  private final List<Unmodelled> unmodelled = new ArrayList<>();

  Sides(Project project, Database ground, Connection connection) {
    this.project = project;
    this.ground = ground;
    this.connection = connection;
    this.dialect = ground.dialect();
  }

  Delta delta(String from, String to, Answers answers) {
    Difference difference = difference(side(from), side(to), answers);
    return new Delta(difference.operations(), difference.questions(), unmodelled);
  }

  List<String> statements(String from, String to, Answers answers) {
    Side before = side(from);
    Operations operations = difference(before, side(to), answers).certain().operations();
    boolean live = isDatabase(from);
    try (Planner planner = live ? dialect.planner(connection) : dialect.planner(before.schema())) {
      return planner.plan(operations).statements().stream()
          .map(Statement::text)
          .map(text -> text + ";")
          .toList();
    }
  }

  private Difference difference(Side before, Side after, Answers answers) {
    return Differ.of(dialect).diff(before, after, answers);
  }

  private static boolean isDatabase(String side) {
    return side.isEmpty() || side.startsWith("jdbc:");
  }

  private Side side(String text) {
    if (text.equals("model") || text.startsWith("model:")) {
      return declared(project.model(after(text, "model")));
    }
    if (text.startsWith("revision:")) {
      return declared(folded(after(text, "revision")));
    }
    if (text.startsWith("file:")) {
      return file(project.settings().folder().resolve(after(text, "file")));
    }
    if (isDatabase(text)) {
      return database(text);
    }
    throw ProjectException.unknownSide(text);
  }

  private static String after(String text, String word) {
    return text.length() > word.length() ? text.substring(word.length() + 1) : "";
  }

  private Side declared(Schema schema) {
    Schema expressed = dialect.express(schema).withNotes(schema.notes());
    return Side.declared(expressed, new AskedServer(connection, dialect));
  }

  private Schema folded(String target) {
    return project
        .history()
        .schemaAt(project.targets().at(target).stream().map(HistoryEntry::id).toList());
  }

  private Side database(String url) {
    Database own = url.isEmpty() ? project.database() : project.databaseAt(url);
    Live live = own.with(own::open, other -> LiveSchema.read(other, own.dialect()));
    unmodelled.addAll(live.unmodelled());
    return isOfGround(own)
        ? Side.asRead(live.schema())
        : declared(own.dialect().declared(live.schema()));
  }

  /** What another product has is compared as a declaration, which the ground can express. */
  private boolean isOfGround(Database own) {
    return own.dialect().name().equals(dialect.name());
  }

  /** What an SQL file makes of an empty database. */
  private Side file(Path file) {
    try (Stage stage = dialect.stage(connection, ground::openAt)) {
      for (String sql : SqlScript.statements(TextFile.read(file))) {
        if (dialect.reachesBeyond(sql)) {
          throw ProjectException.reachesBeyond(file, sql);
        }
        run(stage.connection(), file, sql);
      }
      stage.forgetSettings();
      Live live = LiveSchema.read(stage.connection(), dialect);
      unmodelled.addAll(live.unmodelled());
      return Side.asRead(live.schema());
    }
  }

  private void run(Connection stage, Path file, String sql) {
    try (java.sql.Statement statement = stage.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw ProjectException.scriptFailed(file.toString(), sql, dialect.reason(failure));
    }
  }
}
