package io.bascule.cli.project;

import io.bascule.dialect.DataSql;
import io.bascule.dialect.DialectException;
import io.bascule.dialect.Statement;
import io.bascule.operation.DataAction;
import io.bascule.operation.DataStep;
import io.bascule.runner.Hooks;
import io.bascule.runner.Plan;
import io.bascule.runner.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The hooks that the settings tell: SQL of a file, {@code sql:FILE}, on the connection of the run,
 * or a command of the shell. Commands stand around whole runs only: inside a revision's transaction
 * nobody else sees what the revision did, and who writes would wait for its end.
 */
final class SettledHooks implements Hooks {
  private static final String PREFIX = "hook.";
  private static final String BEFORE_RUN = PREFIX + "before.run";
  private static final String AFTER_RUN = PREFIX + "after.run";
  private static final String AFTER_FAILURE = PREFIX + "after.failure";
  private static final String BEFORE_REVISION = PREFIX + "before.revision";
  private static final String AFTER_REVISION = PREFIX + "after.revision";
  private static final String AFTER_WRITE = PREFIX + "after.write";
  private static final List<String> KEYS =
      List.of(BEFORE_RUN, AFTER_RUN, AFTER_FAILURE, BEFORE_REVISION, AFTER_REVISION, AFTER_WRITE);
  private static final String SQL = "sql:";

  private final Project project;
  private final Map<String, Command> commands = new HashMap<>();
  private final Map<String, List<Statement.Sql>> scripts = new HashMap<>();

  private SettledHooks(Project project) {
    this.project = project;
  }

  /**
   * The hooks of a project's runs, with their files read.
   *
   * @throws ProjectException if one is told that there is not, or is not such a one
   */
  static Hooks of(Project project) {
    refuseUnknown(project.settings());
    var hooks = new SettledHooks(project);
    for (String key : List.of(BEFORE_RUN, AFTER_RUN)) {
      project.settings().find(key).ifPresent(told -> hooks.take(key, told));
    }
    for (String key : List.of(BEFORE_REVISION, AFTER_REVISION)) {
      project.settings().find(key).ifPresent(told -> hooks.takeSql(key, told));
    }
    command(project.settings(), AFTER_FAILURE)
        .ifPresent(command -> hooks.commands.put(AFTER_FAILURE, command));
    return hooks.commands.isEmpty() && hooks.scripts.isEmpty() ? NONE : hooks;
  }

  /**
   * Runs what is to be done with a revision that was written.
   *
   * @throws ProjectException if that fails
   */
  static void afterWrite(Settings settings, Path file) {
    refuseUnknown(settings);
    command(settings, AFTER_WRITE)
        .ifPresent(
            command ->
                new Command(command.key(), command.line().replace("{file}", "\"$BASCULE_FILE\""))
                    .run(
                        settings.folder(),
                        Map.of("BASCULE_FILE", file.toAbsolutePath().toString())));
  }

  private static Optional<Command> command(Settings settings, String key) {
    return settings
        .find(key)
        .map(
            told -> {
              if (told.startsWith(SQL)) {
                throw BadHooks.noSqlThere(settings.lineOf(key));
              }
              return new Command(key, told);
            });
  }

  private static void refuseUnknown(Settings settings) {
    for (String key : settings.keys()) {
      if (key.startsWith(PREFIX) && !KEYS.contains(key)) {
        throw BadHooks.unknownHook(key, KEYS);
      }
    }
  }

  private void take(String key, String told) {
    if (told.startsWith(SQL)) {
      takeSql(key, told);
    } else {
      commands.put(key, new Command(key, told));
    }
  }

  private void takeSql(String key, String told) {
    if (!told.startsWith(SQL)) {
      throw BadHooks.noCommandThere(project.settings().lineOf(key));
    }
    Path file = project.settings().folder().resolve(told.substring(SQL.length()).strip());
    if (!Files.isRegularFile(file)) {
      throw BadHooks.noHookFile(project.settings().lineOf(key), file);
    }
    var action = new DataAction.Sql(TextFile.read(file), List.of(), new TreeSet<>());
    try {
      scripts.put(
          key, DataSql.statements(project.database().dialect(), new DataStep(action), action));
    } catch (DialectException e) {
      throw BadHooks.badHookFile(file, e);
    }
  }

  @Override
  public void beforeRun(Plan plan, Connection connection) throws SQLException {
    call(BEFORE_RUN, plan, connection);
  }

  @Override
  public void afterRun(Plan done, Connection connection) throws SQLException {
    call(AFTER_RUN, done, connection);
  }

  @Override
  public void beforeRevision(Step step, Connection connection) throws SQLException {
    send(BEFORE_REVISION, connection);
  }

  @Override
  public void afterRevision(Step step, Connection connection) throws SQLException {
    send(AFTER_REVISION, connection);
  }

  @Override
  public void afterFailure(Plan plan, RuntimeException failure) {
    @Nullable Command command = commands.get(AFTER_FAILURE);
    if (command != null) {
      Map<String, String> variables = variables(command, plan);
      variables.put("BASCULE_FAILURE", String.valueOf(failure.getMessage()));
      command.run(project.settings().folder(), variables);
    }
  }

  private void call(String key, Plan plan, Connection connection) throws SQLException {
    @Nullable Command command = commands.get(key);
    if (command != null) {
      command.run(project.settings().folder(), variables(command, plan));
    }
    send(key, connection);
  }

  private Map<String, String> variables(Command command, Plan plan) {
    var variables = new LinkedHashMap<String, String>();
    variables.put("BASCULE_HOOK", command.key().substring(PREFIX.length()));
    variables.put("BASCULE_RUN", plan.goal().toString());
    variables.put("BASCULE_DATABASE", project.database().name());
    variables.put(
        "BASCULE_REVISIONS",
        plan.steps().stream()
            .map(step -> step.direction().name().toLowerCase(Locale.ROOT) + ":" + step.id())
            .collect(Collectors.joining(" ")));
    return variables;
  }

  private void send(String key, Connection connection) throws SQLException {
    try (java.sql.Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (Statement.Sql sql : scripts.getOrDefault(key, List.of())) {
        statement.execute(sql.text());
      }
    }
  }
}
