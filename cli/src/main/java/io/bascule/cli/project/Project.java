package io.bascule.cli.project;

import io.bascule.cli.project.RevisionRequest.Strictness;
import io.bascule.dialect.Copies;
import io.bascule.dialect.Dialect;
import io.bascule.dialect.Dialects;
import io.bascule.dialect.Live;
import io.bascule.dialect.Stage;
import io.bascule.differ.Answers;
import io.bascule.differ.live.LiveSchema;
import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Range;
import io.bascule.revision.Target;
import io.bascule.runner.Amendment;
import io.bascule.runner.Goal;
import io.bascule.runner.KeptRevision;
import io.bascule.runner.LedgerRow;
import io.bascule.runner.Offline;
import io.bascule.runner.Plan;
import io.bascule.runner.Progress;
import io.bascule.runner.Repair;
import io.bascule.runner.Runner;
import io.bascule.runner.Stamp;
import io.bascule.runner.backup.Backups;
import io.bascule.runner.backup.Policy;
import io.bascule.runner.backup.Restored;
import io.bascule.schema.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A model, a history and a database, and all that can be done with the three.
 *
 * <p>A project in a folder is found by {@link #at}; a program that has all three in hand uses
 * {@link #of}, with which everything can be done but writing files.
 *
 * <p>It is the one door for programs, and so a long one: its methods hand the work on to the other
 * classes of the package and to the runner.
 */
public final class Project {
  private final @Nullable Workspace workspace;
  private final Settings settings;
  private final Supplier<Database> databases;
  private final Function<String, Schema> models;
  private final Supplier<History> histories;
  private @Nullable Database database;
  private @Nullable History history;

  private Project(
      @Nullable Workspace workspace,
      Settings settings,
      Supplier<Database> databases,
      Function<String, Schema> models,
      Supplier<History> histories) {
    this.workspace = workspace;
    this.settings = settings;
    this.databases = databases;
    this.models = models;
    this.histories = histories;
  }

  /** The project that the settings tell of; nothing is read before it is needed. */
  public static Project at(Settings settings) {
    var workspace = new Workspace(settings);
    return new Project(
        workspace,
        settings,
        () -> databaseAt(settings, settings.find("url").orElseThrow(ProjectException::noUrl)),
        workspace::model,
        workspace::history);
  }

  /**
   * A project of a running program: its database, its model and its revisions. Nothing else is
   * looked at, neither a file of settings nor the environment.
   */
  public static Project of(DataSource source, Schema model, History history) {
    return new Project(
        null, Settings.NONE, () -> Database.of(source, ""), name -> model, () -> history);
  }

  /**
   * The same project on the database behind a data source. Where a rehearsal needs another database
   * of the same server, it is opened with the password of the settings, or as {@link #withScratch}
   * says.
   */
  public Project on(DataSource source) {
    return new Project(
        workspace,
        settings,
        () -> Database.of(source, settings.valueOf("password", "")),
        models,
        histories);
  }

  /**
   * The same project, which opens scratch databases so: a data source does not tell its password.
   * They are on the server of the project's database, and are needed by a rehearsal and by a
   * comparison with an SQL file.
   */
  public Project withScratch(Stage.Opener opener) {
    return new Project(
        workspace, settings, () -> databases.get().withScratch(opener), models, histories);
  }

  /** The database. */
  public Database database() {
    Database known = database;
    if (known == null) {
      known = databases.get();
      database = known;
    }
    return known;
  }

  /** The wanted schema. */
  public Schema model() {
    return models.apply("");
  }

  /** The revisions. */
  public History history() {
    History known = history;
    if (known == null) {
      known = histories.get();
      history = known;
    }
    return known;
  }

  /** What it is told. */
  public Settings settings() {
    return settings;
  }

  /** Where a project in a folder keeps its sources. */
  Workspace workspace() {
    Workspace known = workspace;
    if (known == null) {
      throw ProjectException.noWorkspace();
    }
    return known;
  }

  /** Everything that the database has. */
  public Live live() {
    Database own = database();
    return own.with(own::open, open -> LiveSchema.read(open, own.dialect()));
  }

  /** The schema that a class of the model declares; the project's own model for an empty name. */
  Schema model(String className) {
    return models.apply(className);
  }

  /** Another database, reached with the project's user and password. */
  Database databaseAt(String url) {
    return databaseAt(settings, url);
  }

  private static Database databaseAt(Settings settings, String url) {
    String located = Dialects.ofUrl(url).urlFrom(settings.folder(), url);
    return Database.at(located, settings.valueOf("user", ""), settings.valueOf("password", ""));
  }

  /**
   * What must change for one side to become another.
   *
   * @param from {@code model}, {@code model:CLASS}, {@code jdbc:…}, {@code file:schema.sql}, {@code
   *     revision:ID}, {@code revision:head}, {@code revision:base}, or empty for the database
   * @param to the same
   * @param answers what is known of renames besides the declaration's own notes
   */
  public Delta diff(String from, String to, Answers answers) {
    Database ground = ground(from, to);
    return ground.with(
        ground::openOrEmpty, open -> new Sides(this, ground, open).delta(from, to, answers));
  }

  /**
   * The statements that make one side the other, each with its semicolon.
   *
   * @param from as for {@link #diff}; where it is a database, its version and what stands in the
   *     way there are taken into account
   * @param to the same
   * @param answers what is known of renames besides the declaration's own notes
   * @throws io.bascule.dialect.DialectException if no statements can do it
   * @throws io.bascule.differ.DifferException if only a person can tell a rename from a drop
   */
  public List<String> statements(String from, String to, Answers answers) {
    Database ground = ground(from, to);
    return ground.with(
        ground::openOrEmpty, open -> new Sides(this, ground, open).statements(from, to, answers));
  }

  /** The database that is asked how it writes things: a side of the two, if one is a database. */
  private Database ground(String from, String to) {
    if (from.startsWith("jdbc:")) {
      return databaseAt(from);
    }
    return !from.isEmpty() && to.startsWith("jdbc:") ? databaseAt(to) : database();
  }

  /**
   * How model, history and database stand to each other.
   *
   * @throws io.bascule.runner.LedgerException if the database is not of this history
   * @throws ProjectException if the database has what the model cannot say and that is refused
   */
  public Check check(Strictness strictness) {
    Database own = database();
    return own.with(
        own::open,
        open -> {
          Live live = strictness.of(LiveSchema.read(open, own.dialect()));
          var comparer = new Comparer(open, own.dialect());
          List<HistoryEntry> pending = pending(open);
          return new Check(
              comparer.toDeclared(live.schema(), model(), Answers.DROP_ALL).operations(),
              pending.stream().map(HistoryEntry::header).toList(),
              live.unmodelled());
        });
  }

  /**
   * Writes the revision that leads from the history, or the database, to the model.
   *
   * @return what was written, or nothing where there is nothing to change
   * @throws io.bascule.differ.DifferException if only a person can tell a rename from a drop
   * @throws io.bascule.runner.LedgerException if the database is not of this history
   * @throws ProjectException if the database is not at the head, has drifted, or the rehearsal
   *     fails
   */
  public Optional<NewRevision> revision(RevisionRequest request) {
    Database own = database();
    Optional<NewRevision> written =
        own.with(own::openOrEmpty, open -> new NextRevision(this, open).write(request));
    history = null;
    return written;
  }

  /** Writes an empty revision, to be filled by hand. */
  public NewRevision blankRevision(String message, Slot slot) {
    NewRevision written = NextRevision.blank(this, message, slot);
    history = null;
    return written;
  }

  /**
   * Writes the database down as Java.
   *
   * @param into the folder of sources, or null for the first that the settings tell
   * @param packageName the package of the classes
   * @param className the simple name of the model's class
   */
  public Imported importModel(
      @Nullable Path into,
      String packageName,
      String className,
      Imported.Existing existing,
      Strictness strictness) {
    Live live = strictness.of(live());
    var declared = new Live(database().dialect().declared(live.schema()), live.unmodelled());
    Path folder = into == null ? workspace().sourceFolders().get(0) : into;
    Imported written = Imported.write(declared, folder, packageName, className, existing);
    if (workspace != null) {
      workspace.forget();
    }
    return written;
  }

  /** The ids of the revisions that the database has; none where there is no database yet. */
  public Set<String> applied() {
    return settings.find("url").isEmpty() && workspace != null
        ? Set.of()
        : database().with(database()::openOrEmpty, this::applied);
  }

  Set<String> applied(Connection open) {
    return runner(open).ledger().applied();
  }

  /** The revisions that the database does not have yet, if it is of this history at all. */
  List<HistoryEntry> pending(Connection open) {
    return runner(open).pending();
  }

  /** The revisions that the database is at. */
  public List<LedgerRow> current() {
    return database().with(database()::open, open -> runner(open).current());
  }

  /**
   * Runs the history up or down to a target.
   *
   * @param wait how long to wait for other runs and other users of the database
   * @param progress who is told of each step
   * @return what was done
   */
  public Plan run(Direction direction, Target target, Duration wait, Progress progress) {
    Goal goal = Goal.of(direction, target);
    return run(RunRequest.of(goal).withWait(wait).withProgress(progress));
  }

  /**
   * Takes the database along its history. One that is a file is made if it is not there and is to
   * be upgraded.
   *
   * @return what was done
   * @throws io.bascule.runner.LossException if it would delete data and nobody agrees
   * @throws ProjectException if it leads back and the database is protected
   */
  public Plan run(RunRequest request) {
    boolean up = request.goal() instanceof Goal.Upgrade;
    if (!up) {
      refuseIfProtected(request.goal().toString(), request.protection());
    }
    Database own = database().withPatience(request.patience());
    return own.with(
        up ? own::openOrCreate : own::open,
        open -> {
          Runner runner =
              runner(open)
                  .withWait(request.patience())
                  .withProgress(Progress.both(backing(open, request), request.progress()))
                  .withConsent(request.consent());
          return runner.run(runner.plan(request.goal()));
        });
  }

  /**
   * Refuses what takes a protected database back.
   *
   * @param what what is to be done, for the message: {@code downgrade to base}
   * @throws ProjectException if the setting {@code protected} is true and holds
   */
  public void refuseIfProtected(String what, Protection protection) {
    if (protection == Protection.KEPT && settings.isTrue("protected")) {
      throw ProjectException.guarded(what, settings.lineOf("protected"));
    }
  }

  /** What a run would do, with what it meets in the database. */
  public Plan plan(Goal goal) {
    return database()
        .with(
            database()::openOrEmpty,
            open -> {
              Runner runner = runner(open);
              return runner.measured(runner.plan(goal));
            });
  }

  /**
   * Does something with the backups of the database.
   *
   * @param wait how long to wait for other runs and other users of the database
   */
  public <T> T backups(Duration wait, Function<Backups, T> work) {
    Database own = database().withPatience(wait);
    return own.with(own::open, open -> work.apply(backups(open, wait)));
  }

  /**
   * Makes the database what a backup says; one that is a file is made if it is not there.
   *
   * @param name the backup's name, or {@code latest}
   * @param wait how long to wait for other runs and other users of the database
   */
  public Restored restore(
      String name, Backups.Present present, Backups.Origin origin, Duration wait) {
    Database own = database().withPatience(wait);
    return own.with(
        own::openOrCreate,
        open -> {
          Backups backups = backups(open, wait);
          return backups.restore(backups.find(name), present, origin);
        });
  }

  /** Takes a backup once a run has the lock and is agreed to, where the settings want one. */
  private Progress backing(Connection open, RunRequest request) {
    Policy policy = BackupSettings.policy(settings);
    return new Progress() {
      @Override
      public void runStarts(Plan plan) {
        backups(open, request.patience())
            .before(plan, policy)
            .ifPresent(backup -> request.progress().backupTaken(backup.name()));
      }
    };
  }

  private Backups backups(Connection open, Duration wait) {
    Database own = database();
    Copies.Login login = own.login(settings.valueOf(BackupSettings.TOOL, ""));
    Path folder = settings.path(BackupSettings.FOLDER, BackupSettings.FOLDER);
    return Backups.of(open, own.dialect(), login, folder).withWait(wait);
  }

  /** What a run would do, as a script for the database's shell. */
  public String script(Goal goal) {
    return database()
        .with(
            database()::openOrEmpty,
            open -> {
              Runner runner = runner(open);
              return runner.script(runner.plan(goal));
            });
  }

  /** What the database's ledger knows of a revision, whether or not its file is there. */
  public Optional<KeptRevision> kept(String revision) {
    return settings.find("url").isEmpty() && workspace != null
        ? Optional.empty()
        : database().with(database()::open, open -> runner(open).kept(revision));
  }

  /** Where the database stands. */
  public Standing standing() {
    return database().with(database()::open, open -> new Inspection(this, open).standing());
  }

  /** Whether the database is in order, seen from all sides. */
  public Verification verification() {
    return database().with(database()::open, open -> new Inspection(this, open).verification());
  }

  /**
   * Tells the ledger where the database is, without running anything. A database that is a file is
   * made if it is not there.
   *
   * @param wait how long to wait for other runs and other users of the database
   */
  public Amendment stamp(Stamp stamp, Duration wait) {
    Database own = database().withPatience(wait);
    return own.with(own::openOrCreate, open -> runner(open).withWait(wait).stamp(stamp));
  }

  /** What a stamp would add to the ledger, as a script for the database's shell. */
  public String script(Stamp stamp) {
    return database()
        .with(
            database()::openOrEmpty,
            open -> {
              Runner runner = runner(open);
              return runner.script(runner.plan(stamp));
            });
  }

  /** What a repair would add to the ledger. */
  public Amendment plan(Repair repair) {
    return database().with(database()::open, open -> runner(open).plan(repair));
  }

  /**
   * Makes the ledger fit the history again, as it was planned.
   *
   * @param wait how long to wait for other runs and other users of the database
   */
  public Amendment repair(Amendment planned, Repair repair, Duration wait) {
    Database own = database().withPatience(wait);
    return own.with(own::open, open -> runner(open).withWait(wait).repair(planned, repair));
  }

  /**
   * Plans and scripts without asking a database.
   *
   * @param dialect the name of the kind of database; empty for that of the project's
   * @param from where it is supposed to be: {@code base}, {@code head}, {@code heads}, an id or the
   *     beginning of one
   */
  public Offline offline(String dialect, String from) {
    Dialect own = dialect.isEmpty() ? database().dialect() : Dialects.named(dialect);
    return Offline.of(own, history())
        .at(
            switch (from) {
              case "base" -> List.of();
              case "head" -> history().head().stream().map(HistoryEntry::id).toList();
              case "heads" -> history().heads().stream().map(HistoryEntry::id).toList();
              default -> List.of(from);
            });
  }

  /** The way to a target from where the database is: back, if the target lies behind it. */
  public Goal goalOf(Target target) {
    return goalOf(target, liesSomewhere(target) ? applied() : Set.of());
  }

  /** The way to a target from where some revisions are applied. */
  public Goal goalOf(Target target, Set<String> applied) {
    Target place = onItsBranch(target);
    boolean back = place instanceof Target.Back || place instanceof Target.Start;
    if (liesSomewhere(target)) {
      back = history().at(target, applied).stream().allMatch(end -> applied.contains(end.id()));
    }
    return Goal.of(back ? Direction.DOWN : Direction.UP, target);
  }

  private static boolean liesSomewhere(Target target) {
    Target place = onItsBranch(target);
    return place instanceof Target.Named || place instanceof Target.Offset;
  }

  private static Target onItsBranch(Target target) {
    return target instanceof Target.OnBranch branch ? branch.place() : target;
  }

  /**
   * The revisions that a target means; none before everything. The database is asked only where the
   * target counts from where it is.
   *
   * @throws io.bascule.revision.HistoryException if there is no such place
   */
  public List<HistoryEntry> at(String target) {
    Target place = Target.parse(target);
    return history().at(place, place.isRelative() ? applied() : Set.of());
  }

  /**
   * The revisions that a target means, at least one.
   *
   * @throws io.bascule.revision.HistoryException if there is no such place
   * @throws ProjectException if it is before everything
   */
  public List<HistoryEntry> entries(String target) {
    List<HistoryEntry> entries = at(target);
    if (entries.isEmpty()) {
      throw ProjectException.noRevisionAt(target);
    }
    return entries;
  }

  /**
   * A part of the history with both its ends, as {@code a:b} tells it.
   *
   * @throws io.bascule.revision.HistoryException if its beginning does not lead to its end
   */
  public List<HistoryEntry> between(Range range) {
    boolean relative = range.from().isRelative() || range.to().isRelative();
    return history().between(range, relative ? applied() : Set.of());
  }

  private Runner runner(Connection open) {
    return Runner.of(open, database().dialect(), history());
  }
}
