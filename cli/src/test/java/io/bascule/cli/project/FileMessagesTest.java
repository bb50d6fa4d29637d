package io.bascule.cli.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a file is said in words, not in the name of an exception. */
class FileMessagesTest {
  @TempDir private Path folder;

  private static void says(String message, Executable work) {
    assertEquals(message, assertThrows(ProjectException.class, work).getMessage());
  }

  @Test
  void aFileThatIsAFolder() throws IOException {
    Path file = folder.resolve("file");
    Files.createDirectories(file.resolve("in it"));
    says("Cannot write %s: it is a folder.".formatted(file), () -> TextFile.write(file, ""));
  }

  @Test
  void aFileWhereAFolderIsNeeded() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Path below = file.resolve("below");
    says(
        "Cannot write %s: %s is in the way.".formatted(below, file),
        () -> TextFile.write(below, ""));
  }

  @Test
  void aFileOfAnotherUser() {
    Path file = folder.resolve("file");
    var denied = new AccessDeniedException(file.toString());
    says(
        "Cannot write %s: this user may not.".formatted(file),
        () -> {
          throw ProjectException.unwritable(file, denied);
        });
  }

  @Test
  void settingsThatAreNoText() throws IOException {
    Path file = folder.resolve(Settings.FILE);
    Files.write(file, "url=\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    says(
        "Cannot read %s: it is no text in UTF-8.%n%n  try     save it as UTF-8".formatted(file),
        () -> Settings.load(folder, Map.of()));
  }
}
