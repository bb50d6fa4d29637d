package io.bascule.generator;

import com.github.javaparser.ast.CompilationUnit;
import io.bascule.generator.internal.source.Fingerprint;
import io.bascule.generator.internal.source.Marking;
import io.bascule.generator.internal.source.Parsing;
import io.bascule.generator.internal.source.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the sources of revisions without compiling them, and changes where they stand. */
public final class RevisionSources {
  private RevisionSources() {}

  /**
   * The revisions in a folder and the folders in it, sorted by path. Other sources there, which
   * revisions may use, are passed over.
   *
   * @throws GeneratorException if a file cannot be read, is no Java, or is a revision that does not
   *     say which
   */
  public static List<RevisionFile> in(Path folder) {
    var files = new ArrayList<RevisionFile>();
    for (Path path : sources(folder)) {
      found(path, text(path)).ifPresent(files::add);
    }
    return List.copyOf(files);
  }

  /**
   * The revision in one file.
   *
   * @throws GeneratorException if it is none
   */
  public static RevisionFile read(Path path) {
    return read(path, text(path));
  }

  /**
   * The revision in a text.
   *
   * @param path where the text is from, for messages
   * @throws GeneratorException if it is none
   */
  public static RevisionFile read(Path path, String text) {
    return found(path, text).orElseThrow(() -> GeneratorException.notARevision(path));
  }

  /**
   * The same source, coming after other revisions; nothing else in it is changed.
   *
   * @param path where the text is from, for messages
   * @throws GeneratorException if the text is no revision
   */
  public static String withAfter(Path path, String text, List<String> after) {
    read(path, text);
    return reading(path, () -> Marking.of(Parsing.parsed(text)).withAfter(text, after));
  }

  private static Optional<RevisionFile> found(Path path, String text) {
    return reading(
        path,
        () -> {
          CompilationUnit source = Parsing.parsed(text);
          return Marking.find(source).map(marking -> file(path, source, marking));
        });
  }

  private static RevisionFile file(Path path, CompilationUnit source, Marking marking) {
    return new RevisionFile(
        path,
        source.getPackageDeclaration().map(p -> p.getNameAsString()).orElse(""),
        marking.className(),
        marking.id(),
        marking.place(),
        marking.message(),
        marking.created(),
        Fingerprint.of(source));
  }

  private static <T> T reading(Path path, java.util.function.Supplier<T> work) {
    try {
      return work.get();
    } catch (Unreadable e) {
      throw GeneratorException.unreadableRevision(
          path, e.line(), String.valueOf(e.getMessage()), e);
    }
  }

  private static List<Path> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java") && Files.isRegularFile(file))
          .sorted()
          .toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      throw GeneratorException.unreadableFile(folder, e);
    }
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw GeneratorException.unreadableFile(path, e);
    }
  }
}
