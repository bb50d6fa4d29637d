package io.bascule.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bascule.dialect.Live;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Schemas that other projects wrote: each is read, made again, and is the same to SQLite. */
class SqliteCorpusTest {
  @Test
  void everySchemaIsReadAndMadeAgain() {
    Path corpus = corpus();
    assumeTrue(Files.isDirectory(corpus), () -> "no corpus at " + corpus);
    List<Path> files = files(corpus);
    assertTrue(files.size() > 100, () -> "too few schemas in " + corpus + ": " + files.size());
    var failures = new ArrayList<String>();
    var seen = new HashSet<String>(); // what one step leads to is what the next starts from
    for (Path file : files) {
      try {
        String script = Files.readString(file);
        if (seen.add(script)) {
          check(script);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (RuntimeException | AssertionError failure) {
        failures.add(corpus.relativize(file) + ": " + failure);
      }
    }
    assertEquals(List.of(), failures, () -> failures.size() + " of " + files.size());
  }

  private static void check(String script) {
    try (var database = new InMemory();
        var again = new InMemory()) {
      database.run(script);
      Live live = SqliteCatalog.read(database.connection());
      Schema schema = live.schema();
      var statements = new ArrayList<String>();
      for (Table table : schema.tables()) {
        statements.addAll(SqliteSpelling.INSTANCE.create(table));
      }
      live.unmodelled().forEach(other -> statements.addAll(other.definition()));
      statements.forEach(again::run);
      Live read = SqliteCatalog.read(again.connection());
      assertEquals(schema, read.schema(), () -> String.join(";\n", statements));
      assertEquals(Pragmas.all(database), Pragmas.all(again));
      assertEquals(live.unmodelled(), read.unmodelled());
    }
  }

  private static Path corpus() {
    String named = System.getProperty("bascule.corpus", System.getenv("BASCULE_CORPUS"));
    String root = System.getProperty("bascule.root", ".");
    return named == null
        ? Path.of(root).toAbsolutePath().resolve("../shared/corpus").normalize()
        : Path.of(named);
  }

  private static List<Path> files(Path corpus) {
    var files = new ArrayList<Path>();
    for (String folder : List.of("sqlite", "pairs/sqlite", "pairs/drift/sqlite")) {
      try (Stream<Path> all = Files.walk(corpus.resolve(folder))) {
        all.filter(file -> file.toString().endsWith(".sql"))
            .filter(file -> !file.endsWith("seed.sql") && !file.endsWith("dump.sql"))
            .sorted()
            .forEach(files::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }
}
