package io.bascule.cli.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** What is said of a database that is a file and cannot be opened. */
final class NoFile {
  private NoFile() {}

  /**
   * Why the file of a database cannot be opened. The database itself says of most of it only that
   * it could not.
   *
   * @param reason what the database says, where the file is there and may be read and written
   */
  static ProjectException of(String url, Path file, String reason, SQLException cause) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      return refused(url, file, "there is no folder " + folder, "mkdir -p '" + folder + "'", cause);
    }
    if (!Files.exists(file)) {
      return refused(url, file, "there is no such file", "bascule upgrade", cause);
    }
    if (Files.isDirectory(file)) {
      return refused(url, file, "it is a folder", "another --url, or url=… in the settings", cause);
    }
    if (!Files.isReadable(file)) {
      return refused(url, file, "this user may not read it", "ls -l '" + file + "'", cause);
    }
    return refused(url, file, reason, "another --url, or bascule restore of a backup", cause);
  }

  private static ProjectException refused(
      String url, Path file, String reason, String mend, SQLException cause) {
    return ProjectException.failed(
        "no-database-file",
        """
        Cannot open %s: %s.

          file    %s
          try     %s"""
            .formatted(url, reason, file.toAbsolutePath().normalize(), mend),
        cause);
  }
}
