package io.bascule.cli.project;

import io.bascule.cli.project.RevisionRequest.Strictness;
import io.bascule.dialect.Dialects;
import io.bascule.dialect.Live;
import io.bascule.dialect.Stage;
import io.bascule.differ.Answers;
import io.bascule.differ.live.LiveSchema;
import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Target;
import io.bascule.runner.Goal;
import io.bascule.runner.Plan;
import io.bascule.runner.Progress;
import io.bascule.runner.Runner;
import io.bascule.schema.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
 * <p>What is done with it stands behind doors: {@link #runs}, {@link #ledger}, {@link #backups},
 * {@link #targets}, {@link #rewriting} and {@link #joining}. It is the one way to all of them and
 * to what compares and writes, and so a long one: its methods are short, and hand the work on.
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
        () ->
            databaseAt(
                settings,
                settings.find("url").orElseThrow(() -> BadSettings.noUrl(settings.folder()))),
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
      throw BadSettings.noWorkspace();
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
          List<HistoryEntry> pending = ledger().pending(open);
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
    forget();
    return written;
  }

  /** Writes an empty revision, to be filled by hand. */
  public NewRevision blankRevision(String message, Slot slot) {
    NewRevision written = NextRevision.blank(this, message, slot);
    forget();
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
    forget();
    return written;
  }

  /**
   * Takes over a database that was there before its history: writes its model, where none is there
   * that says the same, and a first revision, and tells the ledger that the database has it.
   *
   * @throws ProjectException if there are revisions already, the model says something else, or the
   *     rehearsal fails; nothing is written then
   */
  public Baselined baseline(BaselineRequest request) {
    Database own = database().withPatience(request.patience());
    return own.with(own::open, open -> new Baseline(this, open).write(request));
  }

  /**
   * Takes the database to the model and writes the revision that did it. If that cannot be done,
   * neither is there; if something fails when it is done or begun, such as a hook, both are.
   *
   * @param run how it is run; its goal does not matter
   * @return what was written, or nothing where there is nothing to change
   */
  public Optional<NewRevision> push(RevisionRequest request, RunRequest run) {
    Optional<NewRevision> written = revision(request);
    written.ifPresent(
        revision -> {
          try {
            runs().run(run.withGoal(new Goal.Upgrade(Target.parse(revision.id()))));
          } catch (RuntimeException refused) {
            if (!ledger().mayHave(revision.id())) {
              TextFile.delete(revision.file());
              forget();
              headsFile().write();
            }
            throw refused;
          }
        });
    return written;
  }

  /** Forgets what was read of the folder: a source was written. */
  void forget() {
    history = null;
    if (workspace != null) {
      workspace.forget();
    }
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
    return runs().run(RunRequest.of(goal).withWait(wait).withProgress(progress));
  }

  /** Where the database stands. */
  public Standing standing() {
    return database().with(database()::open, open -> new Inspection(this, open).standing());
  }

  /** Whether the database is in order, seen from all sides. */
  public Verification verification() {
    return database().with(database()::open, open -> new Inspection(this, open).verification());
  }

  /** What is run on the database, and what would be. */
  public Runs runs() {
    return new Runs(this);
  }

  /** How revisions that are there are written again. */
  public Rewriting rewriting() {
    return new Rewriting(this);
  }

  /** What the ledger knows. */
  public ProjectLedger ledger() {
    return new ProjectLedger(this);
  }

  /** The copies of the database. */
  public ProjectBackups backups() {
    return new ProjectBackups(this);
  }

  /** What joins several heads of the history. */
  public Joining joining() {
    return new Joining(this);
  }

  /**
   * The files that tell git of the heads.
   *
   * @throws ProjectException if the project has no folder
   */
  public HeadsFile headsFile() {
    return new HeadsFile(workspace());
  }

  /** What about those files is not as the revisions say; nothing where there are none. */
  public List<Finding> headsFindings() {
    return workspace == null ? List.of() : headsFile().findings();
  }

  /** The revisions that people mean by a target. */
  public Targets targets() {
    return new Targets(this);
  }

  /** Whether it is known which database is meant; a folder need not say. */
  boolean hasDatabase() {
    return workspace == null || settings.find("url").isPresent();
  }

  /** What a runner says of the database, or of an empty one where there is none yet. */
  <T> T asked(Function<Runner, T> question) {
    Database own = database();
    return own.with(own::openOrEmpty, open -> question.apply(runner(open)));
  }

  Runner runner(Connection open) {
    return Runner.of(open, database().dialect(), history());
  }
}
