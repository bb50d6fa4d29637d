package io.bascule.cli.project;

import io.bascule.schema.Explained;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something about a project that keeps a command from being done.
 *
 * <p>All refusals of a project stand in this one room, long as it is, so that they are read beside
 * each other and speak with one voice.
 */
public final class ProjectException extends RuntimeException implements Explained {
  private static final long serialVersionUID = 1L;

  /** What the failure means to the one who called. */
  public enum Kind {
    /** It went wrong. */
    FAILED,
    /** It was called in a wrong way. */
    WRONG_USE,
    /** Somebody else keeps the database locked. */
    LOCKED
  }

  private final String code;
  private final Kind kind;

  private ProjectException(Kind kind, String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.kind = kind;
  }

  @Override
  public String code() {
    return code;
  }

  /** What the failure means to the one who called. */
  public Kind kind() {
    return kind;
  }

  static ProjectException failed(String code, String message, @Nullable Throwable cause) {
    return new ProjectException(Kind.FAILED, code, message, cause);
  }

  private static ProjectException wrongUse(String code, String message) {
    return new ProjectException(Kind.WRONG_USE, code, message, null);
  }

  static ProjectException noUrl() {
    return wrongUse(
        "no-url",
        """
        Cannot find the database: no URL is set.

          try     --url jdbc:sqlite:app.db
          or      url=jdbc:sqlite:app.db   in bascule.properties\
        """);
  }

  static ProjectException unknownValue(String key, String told, List<String> known) {
    return wrongUse(
        "bad-setting",
        """
        Cannot read the settings: %s is no value of %s.

          known   %s
          try     %s=%s   in bascule.properties"""
            .formatted(told, key, String.join(", ", known), key, known.get(known.size() - 1)));
  }

  static ProjectException hookFailed(String key, String line, String reason, List<String> said) {
    return failed(
        "hook-failed",
        """
        Cannot run %s: %s %s%s.

          said    %s
          try     see to the hook, and run it again"""
            .formatted(
                key,
                line,
                reason,
                said.isEmpty() ? "" : " (" + said.get(said.size() - 1).strip() + ")",
                said.isEmpty() ? "nothing" : String.join("\n          ", said)),
        null);
  }

  static ProjectException unknownHook(String key, List<String> known) {
    return wrongUse(
        "bad-setting",
        """
        Cannot read the settings: there is no %s.

          known   %s
          try     one of these in bascule.properties"""
            .formatted(key, String.join("\n          ", known)));
  }

  static ProjectException noCommandThere(String line) {
    return wrongUse(
        "bad-setting",
        """
        Cannot run a command around a revision: nobody else sees what is in its transaction.

          told    %s
          try     sql:FILE   to run the SQL of a file in it
          or      hook.before.run or hook.after.run   for a command around the run"""
            .formatted(line));
  }

  static ProjectException noSqlThere(String line) {
    return wrongUse(
        "bad-setting",
        """
        Cannot run SQL there: only around a run and its revisions there is a connection for it.

          told    %s
          try     a command, such as ./notify.sh"""
            .formatted(line));
  }

  static ProjectException noHookFile(String line, Path file) {
    return wrongUse(
        "bad-setting",
        """
        Cannot read %s: there is no such file.

          told    %s
          try     sql:FILE   with a path from the project's folder"""
            .formatted(file, line));
  }

  static ProjectException badHookFile(Path file, Throwable cause) {
    return failed(
        "bad-hook",
        """
        Cannot run the SQL of %s: it is none for a hook.

          why     %s
          try     correct it"""
            .formatted(
                file, String.valueOf(cause.getMessage()).strip().lines().findFirst().orElse("")),
        cause);
  }

  static ProjectException noWorkspace() {
    return wrongUse(
        "no-folder",
        """
        Cannot write files: this project was made of a model and a history and has no folder.

          try     Project.at(Settings.load(folder, Map.of())).on(dataSource)\
        """);
  }

  static ProjectException onClassPath(String packageName) {
    return wrongUse(
        "revisions-on-class-path",
        """
        Cannot write a revision: the revisions are the classes of %s on the class path.

          try     --revisions FOLDER   with the folder of their sources\
        """
            .formatted(packageName));
  }

  static ProjectException unreachable(String url, String reason, Throwable cause) {
    return failed(
        "no-connection",
        """
        Cannot connect to %s: %s.

          try     check --url, --user and --password (or BASCULE_URL, BASCULE_USER, BASCULE_PASSWORD)\
        """
            .formatted(url, reason),
        cause);
  }

  static ProjectException locked(
      String name, String reason, String holder, Duration waited, Throwable cause) {
    return new ProjectException(
        Kind.LOCKED,
        "database-locked",
        """
        Cannot use %s: %s.

        %s  waited  %s s
          try     the same again when the other is done\
        """
            .formatted(
                name,
                reason,
                holder.isEmpty() ? "" : "  holder  " + holder + "\n",
                waited.toSeconds()),
        cause);
  }

  /** What was to be done is done, or has said itself why not. */
  static ProjectException notClosed(String url, String reason, Throwable cause) {
    return failed(
        "close-failed",
        """
        Cannot end the work on %s: %s.

          try     bascule current   to see where the database is\
        """
            .formatted(url, reason),
        cause);
  }

  static ProjectException noDriver(String url) {
    return failed(
        "no-driver",
        """
        Cannot connect to %s: no JDBC driver on the class path takes this URL.

          try     jdbc:sqlite:FILE  or  jdbc:postgresql://HOST/DATABASE\
        """
            .formatted(url),
        null);
  }

  static ProjectException unreadable(Path file, Throwable cause) {
    return failed(
        "unreadable-file", "Cannot read %s: %s.".formatted(file, Reasons.of(cause)), cause);
  }

  static ProjectException unknownProfile(String profile, Path file) {
    return wrongUse(
        "unknown-profile",
        """
        Cannot use the profile %s: %s has no setting for it.

          try     %%%s.url=jdbc:…   in %s\
        """
            .formatted(profile, file, profile, file.getFileName()));
  }

  static ProjectException noVariable(Path file, int line) {
    return failed(
        "bad-env-file",
        """
        Cannot read %s: line %d tells no variable.

          try     NAME=value  or  NAME='a value in quotes'\
        """
            .formatted(file, line),
        null);
  }

  static ProjectException unsetVariable(String name, String key, Path file, int line) {
    return failed(
        "unset-variable",
        """
        Cannot read the setting %s: the variable %s is not set.

          place   %s:%d
          try     %s=…   in the environment, or in the file .env beside it
          or      ${%s:default}   in its place\
        """
            .formatted(key, name, file, line, name, name),
        null);
  }

  static ProjectException badVariable(String key, Path file, int line) {
    return failed(
        "bad-variable",
        """
        Cannot read the setting %s: no name of a variable follows ${.

          place   %s:%d
          try     ${NAME} or ${NAME:default};   $${ for a plain ${\
        """
            .formatted(key, file, line),
        null);
  }

  static ProjectException neitherTrueNorFalse(String line) {
    return wrongUse(
        "bad-setting",
        """
        Cannot read a setting: it is neither true nor false.

          setting  %s\
        """
            .formatted(line));
  }

  /** A range whose end does not lie on the way of the command. */
  public static ProjectException noWay(String verb, String from, String to) {
    return wrongUse(
        "range-backwards",
        """
        Cannot %s from %s to %s: the end does not come after the beginning.

          try     bascule history\
        """
            .formatted(verb, from, to));
  }

  static ProjectException guarded(String what, String line) {
    return failed(
        "protected-database",
        """
        Cannot %s: this database is protected.

          setting  %s
          try      --override-protection   if it is really meant\
        """
            .formatted(what, line),
        null);
  }

  static ProjectException noCompiler() {
    return failed(
        "no-compiler",
        """
        Cannot compile the sources: this Java has no compiler; it is a JRE, and a JDK is needed.

          try     set JAVA_HOME to a JDK, 17 or later
          or      --classpath PATH --model CLASS --revisions classpath:PACKAGE
                  for a model and revisions that are compiled already\
        """,
        null);
  }

  static ProjectException doesNotCompile(List<String> problems) {
    return failed(
        "does-not-compile",
        "Cannot compile the sources: %d %s.%n%n%s"
            .formatted(
                problems.size(),
                problems.size() == 1 ? "error" : "errors",
                String.join(System.lineSeparator(), problems)),
        null);
  }

  static ProjectException noSources(Path folder) {
    return failed(
        "no-sources",
        """
        Cannot read the sources: there is no folder %s.

          try     bascule init
          or      --sources FOLDER\
        """
            .formatted(folder),
        null);
  }

  static ProjectException noRevisions(Path folder) {
    return failed(
        "no-revisions",
        """
        Cannot read the revisions: there is no folder %s.

          try     --revisions FOLDER
          or      mkdir -p %s   if the first revision is still to be written\
        """
            .formatted(folder, folder),
        null);
  }

  static ProjectException noModel(Collection<Path> folders) {
    return failed(
        "no-model",
        """
        Cannot find the model: no class in %s implements io.bascule.schema.SchemaSource.

          try     --model CLASS  or  --sources FOLDER\
        """
            .formatted(joined(folders)),
        null);
  }

  static ProjectException manyModels(List<String> names) {
    return wrongUse(
        "several-models",
        """
        Cannot choose the model: %d classes implement io.bascule.schema.SchemaSource.

          found   %s
          try     --model %s\
        """
            .formatted(names.size(), String.join(", ", names), names.get(0)));
  }

  static ProjectException noClass(String name) {
    return failed(
        "no-model-class",
        """
        Cannot load the model: there is no class %s among the sources and on the class path.

          try     --sources FOLDER  or  --classpath PATH\
        """
            .formatted(name),
        null);
  }

  static ProjectException noSchema(String name) {
    return failed(
        "not-a-model",
        """
        Cannot load the model: the class %s is not a schema.

          try     public final class %s implements SchemaSource { … }\
        """
            .formatted(name, name.substring(name.lastIndexOf('.') + 1)),
        null);
  }

  static ProjectException notMade(String name, Throwable cause) {
    return failed(
        "class-not-loaded", "Cannot load %s: %s.".formatted(name, Reasons.of(cause)), cause);
  }

  /** Code of the user that fails: what it threw, and where. */
  static ProjectException throwing(String name, Throwable failure) {
    Throwable cause = Reasons.thrown(failure);
    return failed(
        "class-throws",
        """
        Cannot load %s: its code fails.

          reason  %s
          at      %s
          try     correct it: a class of the project may only declare, no database is there yet\
        """
            .formatted(
                name,
                String.valueOf(cause).replace("\n", "\n          "),
                Reasons.place(cause, name)),
        cause);
  }

  static ProjectException laidOut(Path file, Path folder) {
    return failed(
        "project-exists",
        """
        Cannot lay out a project: there is one in this folder.

          found   %s
          try     bascule revision -m "first tables"%s   to go on with it
          or      bascule init -C FOLDER   for another one\
        """
            .formatted(file, folder.toString().isEmpty() ? "" : " -C " + folder),
        null);
  }

  static ProjectException exists(Path file) {
    return failed(
        "file-exists",
        """
        Cannot write %s: it exists.

          try     --force   to replace it\
        """
            .formatted(file),
        null);
  }

  /** A file that cannot be written. */
  public static ProjectException unwritable(Path file, Throwable cause) {
    return failed(
        "unwritable-file", "Cannot write %s: %s.".formatted(file, Reasons.of(cause)), cause);
  }

  static ProjectException notAtHead(Collection<String> current, Collection<String> heads) {
    return failed(
        "not-at-head",
        """
        Cannot write a revision: the database is not at the head of the history.

          database  %s
          head      %s
          try       bascule upgrade%s"""
            .formatted(
                current.isEmpty() ? "(base)" : String.join(", ", current),
                String.join(", ", heads),
                heads.size() > 1 ? " heads" : ""),
        null);
  }

  static ProjectException notAHead(String id, List<String> heads) {
    return failed(
        "not-a-head",
        """
        Cannot write a revision after %s: others come after it already.

          heads  %s
          try    --splice, which begins a branch there"""
            .formatted(id, String.join(", ", heads)),
        null);
  }

  /**
   * A revision of the model's changes leads from all heads, and so it can stand at none but one.
   */
  static ProjectException aside(String id) {
    return failed(
        "changes-aside",
        """
        Cannot write the model's changes after %s: they lead from the heads of the history.

          try  --blank, and the changes by hand"""
            .formatted(id),
        null);
  }

  static ProjectException notRead(Path folder, List<Path> folders) {
    return failed(
        "folder-not-read",
        """
        Cannot write a revision into %s: no revisions are read from there.

          read from  %s
          try        revisions=…,%s in bascule.properties"""
            .formatted(
                folder,
                String.join(", ", folders.stream().map(Path::toString).toList()),
                folder.getFileName()),
        null);
  }

  static ProjectException begun(List<String> heads) {
    return failed(
        "project-begun",
        """
        Cannot take over the database: the project has revisions already.

          heads   %s
          try     bascule stamp head      if the database has what they make
          or      bascule revision        to write what the model says besides\
        """
            .formatted(String.join(", ", heads)),
        null);
  }

  static ProjectException alreadyOfAHistory(List<String> current) {
    return failed(
        "ledger-of-another",
        """
        Cannot take over the database: its ledger tells of revisions that this project does not have.

          ledger  %s
          try     bascule verify                to see what it knows
          or      bascule stamp --purge base    to forget them, and then again\
        """
            .formatted(String.join(", ", current)),
        null);
  }

  static ProjectException nothingThere(String url) {
    return failed(
        "empty-database",
        """
        Cannot take over the database: there is nothing in it.

          database  %s
          try       bascule revision -m "first tables"   which writes what the model says\
        """
            .formatted(url),
        null);
  }

  static ProjectException otherModel(List<String> differences) {
    return failed(
        "model-says-otherwise",
        """
        Cannot take over the database: the project has a model, and it says something else.

          To be as the model says, the database must
        %s
          try     bascule import --force   to write the model from the database
          or      change the model until   bascule diff   finds nothing\
        """
            .formatted(indented(indented(differences).lines().toList())),
        null);
  }

  static ProjectException noRevisionAt(String target) {
    return failed(
        "no-revision-there",
        """
        Cannot find a revision at %s: none stands there.

          try  bascule history"""
            .formatted(target),
        null);
  }

  static ProjectException drifted(List<String> differences) {
    return failed(
        "drift",
        """
        Cannot write a revision: the database has drifted from the history.

          Somebody did this to it, and no revision did:
        %s

          try     bascule diff --to revision:head   to see what would take it back\
        """
            .formatted(indented(indented(differences).lines().toList())),
        null);
  }

  static ProjectException rehearsalFailed(String step, String reason, @Nullable Throwable cause) {
    return failed(
        "rehearsal-failed",
        """
        Cannot keep the revision: its rehearsal failed %s.

          reason  %s
          note    nothing was written, and the database was not touched
          try     change the model, or --no-rehearsal   to keep the file and mend it by hand\
        """
            .formatted(step, reason.replace("\n", "\n          ")),
        cause);
  }

  static ProjectException mergeFailed(String step, String reason, @Nullable Throwable cause) {
    return failed(
        "merge-rehearsal-failed",
        """
        Cannot merge: the rehearsal of both orders failed %s.

          reason  %s
          note    nothing was written, and the database was not touched
          try     correct one of the branches, or --no-rehearsal   to join them unproved\
        """
            .formatted(step, reason.replace("\n", "\n          ")),
        cause);
  }

  static ProjectException ordersDiffer(List<String> changes) {
    return failed(
        "merge-orders-differ",
        """
        Cannot merge: the order in which the branches are run decides what comes out.

          from one to the other  %s
          note                   nothing was written, and the database was not touched
          try                    put one branch behind the other, and correct it there\
        """
            .formatted(String.join("\n                         ", changes)),
        null);
  }

  static ProjectException noRehearsal(String reason, Throwable cause) {
    return failed(
        "no-rehearsal",
        """
        Cannot rehearse the revision: %s.

          try     --no-rehearsal   to write it unproved\
        """
            .formatted(reason),
        cause);
  }

  static ProjectException strict(List<String> unmodelled) {
    return failed(
        "strict",
        """
        Cannot go on under --strict: the database has what the model cannot say.

        %s

          try     without --strict\
        """
            .formatted(indented(unmodelled)),
        null);
  }

  /** A code that no page is on. */
  public static ProjectException unknownCode(String word, List<String> near) {
    return wrongUse(
        "unknown-code",
        "Cannot explain %s: there is no such code.%n%n%s  try     bascule explain"
            .formatted(word, near.isEmpty() ? "" : "  near    " + String.join(", ", near) + "\n"));
  }

  /** A question at a terminal that nobody answered. */
  public static ProjectException noAnswer(String key) {
    return wrongUse(
        "no-answer",
        """
        Cannot go on: nobody says whether %s was renamed or dropped.

          try     --renamed %s=NEW  or  --dropped %s\
        """
            .formatted(key, key, key));
  }

  static ProjectException unknownSide(String text) {
    return wrongUse(
        "unknown-side",
        """
        Cannot compare %s: it is no side of a comparison.

          try     model, model:CLASS, jdbc:…, file:schema.sql, revision:ID, revision:head or revision:base\
        """
            .formatted(text));
  }

  static ProjectException shellCommand(String command) {
    return failed(
        "shell-command",
        """
        Cannot read the script: %s is a command of the database's shell, and no SQL.

          try     a file of SQL alone, such as pg_dump --schema-only or sqlite3's .schema writes\
        """
            .formatted(command),
        null);
  }

  static ProjectException reachesBeyond(Path file, String sql) {
    return failed(
        "reaches-beyond",
        """
        Cannot run %s on a scratch database: a statement would change more than that database.

          statement  %s
          try        take it out of the file, and run it by hand where it is needed\
        """
            .formatted(file, sql),
        null);
  }

  static ProjectException scriptFailed(String file, String statement, String reason) {
    return failed(
        "script-failed",
        """
        Cannot run %s on a scratch database: %s.

          statement  %s\
        """
            .formatted(file, reason, statement),
        null);
  }

  private static String joined(Collection<Path> folders) {
    return String.join(", ", folders.stream().map(Path::toString).toList());
  }

  private static String indented(List<String> lines) {
    return "  " + String.join("\n  ", lines);
  }
}
