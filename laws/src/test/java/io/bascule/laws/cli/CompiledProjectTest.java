package io.bascule.laws.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.cli.project.Check;
import io.bascule.cli.project.Project;
import io.bascule.cli.project.ProjectException;
import io.bascule.cli.project.RevisionRequest;
import io.bascule.cli.project.RevisionRequest.Strictness;
import io.bascule.cli.project.Settings;
import io.bascule.cli.project.Slot;
import io.bascule.dialect.Stage;
import io.bascule.laws.cli.Folder.Said;
import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.Target;
import io.bascule.runner.Progress;
import io.bascule.schema.Schema;
import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.ScratchDatabase;
import io.bascule.testkit.ScratchSqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Projects without sources: compiled classes, and a program that has all in hand. */
class CompiledProjectTest {
  private static final String ID = "public final Column<Long> id = bigint(\"id\").primaryKey();";
  private static final String CREATE =
      "changes.createTable(table(\"notes\", column(\"id\", bigint()), primaryKey(\"id\")"
          + ".named(\"pk_notes\")));";

  @TempDir private Path temp;
  private Folder folder;

  @BeforeEach
  void layOut() {
    folder = new Folder(temp);
  }

  /** Compiles the model and a revision of the package {@code app}, and takes the sources away. */
  private void compiled() throws IOException {
    written(CREATE);
    compile();
  }

  private void written(String create) throws IOException {
    folder.model(ID);
    folder.revision("aaaa1111", "", create, create.replace("createTable", "dropTable"));
    Path source = folder.resolve("revisions/Raaaa1111.java");
    Files.writeString(source, "package app; " + Files.readString(source));
  }

  private void compile() throws IOException {
    Path classes = folder.resolve("classes");
    List<Path> sources = sources();
    Stream<String> words =
        Stream.concat(
            Stream.of("-proc:none", "-d", classes.toString()),
            sources.stream().map(Path::toString));
    assertEquals(
        0,
        ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(String[]::new)));
    for (Path file : sources) {
      Files.delete(file);
    }
  }

  private List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(temp)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private Said run(String... words) {
    return folder.run(
        Stream.concat(
                Stream.of(words),
                Stream.of(
                    "--classpath", "classes", "--model", "App", "--revisions", "classpath:app"))
            .toArray(String[]::new));
  }

  @Test
  void revisionsComeFromTheClassPath() throws IOException {
    compiled();
    assertTrue(run("history").out().contains("o aaaa1111"));
    assertEquals(0, run("upgrade").exit());
    Said check = run("check");
    assertEquals(0, check.exit(), check.toString());
    assertTrue(run("history").out().contains("* aaaa1111"));
    assertEquals(0, run("downgrade", "base").exit());
  }

  /** What one tool applied is known to the other, and an edit in between is seen. */
  @Test
  void anEditIsSeenAcrossSourcesAndClasses() throws IOException {
    String edited = CREATE.replace("bigint", "integer");
    written(CREATE);
    assertEquals(0, folder.run("upgrade").exit());
    compile();
    assertEquals(0, run("upgrade").exit());
    written(edited);
    compile();
    assertTrue(run("upgrade").err().contains("aaaa1111 was edited after it was applied"));

    compiled();
    assertEquals(0, run("downgrade", "base").exit());
    assertEquals(0, run("upgrade").exit());
    written(CREATE);
    assertEquals(0, folder.run("upgrade").exit());
    written(edited);
    assertTrue(folder.run("upgrade").err().contains("aaaa1111 was edited after it was applied"));
  }

  @Test
  void noneIsWrittenIntoTheClassPath() throws IOException {
    compiled();
    Said said = run("revision", "--blank");
    assertEquals(2, said.exit());
    assertTrue(said.err().contains("the classes of app on the class path"), said.err());
    assertTrue(said.err().contains("--revisions FOLDER"), said.err());
  }

  @Test
  void aClassThatTheModelNeedsIsMissing() throws IOException {
    compiled();
    Files.delete(folder.resolve("classes/Notes.class"));
    Said said = run("diff", "--from", "revision:base");
    assertEquals(1, said.exit(), said.toString());
    assertTrue(said.err().startsWith("Cannot load App: its code fails."), said.err());
    assertTrue(said.err().contains("NoClassDefFoundError: Notes"), said.err());
  }

  @Test
  void aPackageThatIsNotThere() throws IOException {
    compiled();
    Said said = folder.run("history", "--classpath", "classes", "--revisions", "classpath:nowhere");
    assertEquals(1, said.exit());
    assertTrue(said.err().contains("nowhere"), said.err());
  }

  @Test
  void aProgramDoesAllThatTheCommandsDo() {
    folder.model(ID);
    try (ScratchDatabase database = EmbeddedPostgres.shared().createDatabase()) {
      Settings settings = Settings.load(temp, Map.of());
      Project project = Project.at(settings).on(database.dataSource());
      assertTrue(project.revision(RevisionRequest.of("first")).isPresent());
      project.run(Direction.UP, Target.HEAD, Duration.ofSeconds(9), Progress.SILENT);
      Check check = project.check(Strictness.LIST);
      assertTrue(check.agrees(), check.toString());
      project.blankRevision("rows", Slot.HEAD);
      project.blankRevision("rows", Slot.HEAD);
      assertEquals(3, project.history().entries().size());
      assertTrue(project.history().head().isPresent());
    }
  }

  /**
   * A data source does not tell its password, so it is asked how to open what a rehearsal needs.
   */
  @Test
  void aProgramOpensItsScratchDatabases() throws Exception {
    folder.model(ID);
    try (ScratchDatabase database = EmbeddedPostgres.shared().createDatabase()) {
      GuardedUser.make(database, "right one");
      database.execute("ALTER ROLE " + GuardedUser.NAME + " CREATEDB");
      String url = database.url().replace("user=postgres", "user=" + GuardedUser.NAME);
      var source = new PGSimpleDataSource();
      source.setUrl(url);
      source.setPassword("right one");
      Project project = Project.at(Settings.load(temp, Map.of())).on(source);
      var request = RevisionRequest.of("first");
      assertThrows(ProjectException.class, () -> project.revision(request));
      Stage.Opener opener =
          other -> DriverManager.getConnection(other, GuardedUser.NAME, "right one");
      assertTrue(project.withScratch(opener).revision(request).isPresent());
    }
  }

  /**
   * What stands in the folder or the environment of a program is none of its project's business.
   */
  @Test
  void aProgramThatHasAllInHandReadsNoSettings() {
    System.setProperty("bascule.profile", "nowhere");
    try (ScratchDatabase database = ScratchSqlite.create()) {
      Project project = Project.of(database.dataSource(), Schema.EMPTY, History.of(List.of()));
      assertTrue(project.check(Strictness.REFUSE).agrees());
    } finally {
      System.clearProperty("bascule.profile");
    }
  }

  @Test
  void aProgramWithoutAFolderCannotWrite() {
    try (ScratchDatabase database = EmbeddedPostgres.shared().createDatabase()) {
      Project project = Project.of(database.dataSource(), Schema.EMPTY, History.of(List.of()));
      assertTrue(project.check(Strictness.REFUSE).agrees());
      ProjectException refusal =
          assertThrows(ProjectException.class, () -> project.blankRevision("what for", Slot.HEAD));
      assertTrue(refusal.getMessage().startsWith("Cannot write files: "), refusal.getMessage());
    }
  }

  /** A relative path starts at the project's folder, not where the command was started. */
  @Test
  void aRelativeFileIsInTheProject() throws IOException {
    folder.model(ID);
    folder.write("bascule.properties", "url=jdbc:sqlite:data.db\nsources=model\n");
    assertEquals(0, folder.run("revision", "-m", "first").exit());
    for (String url : List.of("jdbc:sqlite:data.db", "jdbc:sqlite:file:other.db?cache=private")) {
      assertEquals(0, folder.run("upgrade", "--url", url).exit());
    }
    assertTrue(Files.exists(folder.resolve("data.db")));
    assertTrue(Files.exists(folder.resolve("other.db")));
  }
}
