package io.bascule.cli.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is written is there whole, for those who may read it. */
class TextFileTest {
  @TempDir private Path folder;

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such permissions")
  void aNewFileIsAsOpenAsAnyOther() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "");
    Path file = folder.resolve("below/file");
    TextFile.write(file, "text");
    assertEquals("text", Files.readString(file));
    assertEquals(permissions(other), permissions(file));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such permissions")
  void aReplacedFileIsAsOpenAsItWas() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    TextFile.write(link, "new");
    assertEquals("new", Files.readString(file));
    assertEquals("rw-rw-r--", permissions(file));
    assertTrue(Files.isSymbolicLink(link));
  }

  @Test
  void aFailureLeavesNothingBehind() throws IOException {
    Files.createDirectories(folder.resolve("file/in it"));
    assertThrows(ProjectException.class, () -> TextFile.write(folder.resolve("file"), "text"));
    assertEquals(List.of("file"), names());
  }
}
