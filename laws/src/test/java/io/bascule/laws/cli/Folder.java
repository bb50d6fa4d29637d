package io.bascule.laws.cli;

import io.bascule.cli.Bascule;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A project's folder in which commands are run, as a user would. */
final class Folder {
  private final Path path;
  private final String url;

  Folder(Path path) {
    this(path, "jdbc:sqlite:" + path.resolve("app.db"));
  }

  Folder(Path path, String url) {
    this.path = path;
    this.url = url;
    write("model/.keep", "");
  }

  /** What a command said. */
  record Said(int exit, String out, String err) {}

  Said run(String... args) {
    var all = new ArrayList<>(List.of(args));
    if (!all.contains("--url")) {
      all.addAll(List.of("--url", url));
    }
    return runAsToldBySettings(all.toArray(String[]::new));
  }

  /** The same, on the database that the settings in the folder tell. */
  Said runAsToldBySettings(String... args) {
    var all = new ArrayList<>(List.of(args));
    all.addAll(List.of("-C", path.toString()));
    return runAnywhere(all.toArray(String[]::new));
  }

  /** What a command says that needs no project. */
  static Said runAnywhere(String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exit = Bascule.run(new PrintWriter(out), new PrintWriter(err), args);
    return new Said(exit, out.toString(), err.toString());
  }

  Path resolve(String file) {
    return path.resolve(file);
  }

  String read(String file) {
    try {
      return Files.readString(path.resolve(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  void write(String file, String text) {
    try {
      Path whole = path.resolve(file);
      Files.createDirectories(whole.getParent());
      Files.writeString(whole, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A model of one table with the given columns, as fields of a table class. */
  void model(String... columns) {
    write(
        "model/App.java",
        """
        import io.bascule.dsl.*;
        import io.bascule.schema.*;
        public final class App implements SchemaSource {
          public Schema schema() { return Schema.of(Notes::new); }
        }
        """);
    write(
        "model/Notes.java",
        """
        import io.bascule.dsl.*;
        public final class Notes extends Table {
          public Notes() { super("notes"); }
          %s
        }
        """
            .formatted(String.join("\n  ", columns)));
  }

  /** A revision that creates nothing but runs the given statements of {@code Changes}. */
  void revision(String id, String after, String up, String down) {
    write(
        "revisions/R%s.java".formatted(id),
        """
        import static io.bascule.schema.Declare.*;
        import io.bascule.revision.*;
        @RevisionInfo(id = "%s", after = {%s}, message = "message of %s")
        public final class R%s implements Revision {
          public void upgrade(Changes changes) { %s }
          public void downgrade(Changes changes) { %s }
        }
        """
            .formatted(id, after.isEmpty() ? "" : '"' + after + '"', id, id, up, down));
  }

  /** The names of the revisions' files. */
  List<String> revisions() {
    Path folder = path.resolve("revisions");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
