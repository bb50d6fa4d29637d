package io.bascule.laws.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A project's folder for one trial: gone when it is closed. */
record Folder(Path path) implements AutoCloseable {
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /** Where nothing is. */
  static final Folder NONE = new Folder(Path.of(""));

  static Folder create() {
    try {
      Path folder = Files.createTempDirectory("trial");
      Files.createDirectories(folder.resolve("model"));
      return new Folder(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails unless all sources compile together without a word of the compiler. */
  void demandCleanSources() {
    var said = new DiagnosticCollector<JavaFileObject>();
    try (StandardJavaFileManager files =
        COMPILER.getStandardFileManager(said, Locale.ROOT, UTF_8)) {
      List<String> options =
          List.of(
              "-proc:none",
              "-Xlint:all",
              "-implicit:none",
              "-d",
              path.resolve("classes").toString());
      Files.createDirectories(path.resolve("classes"));
      COMPILER
          .getTask(null, files, said, options, null, files.getJavaFileObjectsFromPaths(sources()))
          .call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> words = said.getDiagnostics().stream().map(Diagnostic::toString).toList();
    if (!words.isEmpty()) {
      throw new AssertionError("the sources do not compile cleanly: " + words);
    }
  }

  private List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
