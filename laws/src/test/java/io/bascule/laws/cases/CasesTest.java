package io.bascule.laws.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.ScratchDatabase;
import io.bascule.testkit.ScratchSqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case file on every database. */
class CasesTest {
  private static final Path CASES = Path.of(System.getProperty("bascule.root", ".."), "cases");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  private static final Map<String, Supplier<ScratchDatabase>> DATABASES =
      Map.of(
          "sqlite",
          ScratchSqlite::create,
          "postgres",
          () -> EmbeddedPostgres.shared().createDatabase());

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      return files.filter(file -> file.toString().endsWith(".case")).sorted().toList().stream()
          .flatMap(file -> DATABASES.keySet().stream().sorted().map(name -> test(file, name)));
    }
  }

  private static DynamicTest test(Path file, String dialect) {
    return DynamicTest.dynamicTest(
        CASES.relativize(file) + " on " + dialect,
        file.toUri(),
        () -> {
          CaseFile own = CaseFile.read(file);
          if (own.isFor(dialect)) {
            run(own, dialect);
          } else {
            assertThrows(Throwable.class, () -> run(own, dialect), "passes elsewhere too");
          }
        });
  }

  private static void run(CaseFile file, String dialect) throws SQLException {
    Supplier<ScratchDatabase> make = DATABASES.get(dialect);
    try (var run = new CaseRun(file, make.get(), make.get())) {
      var refused = file.section("refused", dialect);
      if (refused.isPresent()) {
        RuntimeException refusal =
            assertThrows(RuntimeException.class, () -> run.prove(run.find().operations()));
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains(refused.get()), message);
        return;
      }
      CaseRun.Found found = run.find();
      compare(file, dialect, found);
      assertEquals(
          "", String.join("\n", run.prove(found.operations())), file.title() + " on " + dialect);
    }
  }

  private static void compare(CaseFile file, String dialect, CaseRun.Found found) {
    if (UPDATE) {
      if (file.section("operations:" + dialect).isPresent()) {
        file.put("operations:" + dialect, found.words());
      } else {
        file.put("operations", found.words());
      }
      file.put("up:" + dialect, found.up());
      file.put("down:" + dialect, found.down());
      file.write();
      return;
    }
    file.section("operations", dialect).ifPresent(text -> assertEquals(text, found.words()));
    file.section("up:" + dialect).ifPresent(text -> assertEquals(text, found.up()));
    file.section("down:" + dialect).ifPresent(text -> assertEquals(text, found.down()));
  }
}
