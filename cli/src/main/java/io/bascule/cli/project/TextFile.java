package io.bascule.cli.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads and writes text files. */
final class TextFile {
  private TextFile() {}

  /**
   * Writes a file whole or not at all, with the folders that it needs. It may be read and written
   * by those who might before, or by those who may with any new file.
   */
  static void write(Path file, String text) {
    try {
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      Path folder = Files.createDirectories(target.getParent());
      replace(
          target,
          folder.resolve(".%s.%s.draft".formatted(file.getFileName(), UUID.randomUUID())),
          text);
    } catch (IOException failure) {
      throw ProjectException.unwritable(file, failure);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw BadSources.unreadable(file, failure);
    }
  }

  /** The files below a folder whose names end so. */
  static List<Path> below(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    } catch (IOException | UncheckedIOException failure) {
      throw BadSources.unreadable(folder, failure);
    }
  }

  /** The files below a folder whose names end so, sorted. */
  static List<Path> in(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ending) && Files.isRegularFile(file))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException failure) {
      throw BadSources.notMade(folder.toString(), failure);
    }
  }

  static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException failure) {
      throw ProjectException.unwritable(file, failure);
    }
  }

  private static void replace(Path target, Path draft, String text) throws IOException {
    try {
      Files.writeString(draft, text, StandardOpenOption.CREATE_NEW);
      if (Files.exists(target)) {
        copyPermissions(target, draft);
      }
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    var own = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    var other = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (own != null && other != null) {
      other.setPermissions(own.readAttributes().permissions());
    }
  }
}
