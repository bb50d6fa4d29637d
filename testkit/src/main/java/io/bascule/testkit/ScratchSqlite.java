package io.bascule.testkit;

import io.bascule.testkit.internal.server.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;

/** A SQLite database in a temporary folder of its own, where its journals find room too. */
public final class ScratchSqlite implements ScratchDatabase {
  private final Path folder;
  private final Path file;

  private ScratchSqlite(Path folder) {
    this.folder = folder;
    this.file = folder.resolve("scratch.db");
  }

  /**
   * Makes an empty database.
   *
   * @throws TestkitException if the temporary folder cannot be written to
   */
  public static ScratchSqlite create() {
    try {
      ScratchSqlite scratch = new ScratchSqlite(Files.createTempDirectory("bascule-sqlite-"));
      Files.createFile(scratch.file); // some openers refuse to make it
      return scratch;
    } catch (IOException e) {
      throw TestkitException.database("create", System.getProperty("java.io.tmpdir"), e);
    }
  }

  /** The database file. */
  public Path file() {
    return file;
  }

  @Override
  public String url() {
    return "jdbc:sqlite:" + file;
  }

  @Override
  public DataSource dataSource() {
    return new UrlDataSource(url());
  }

  @Override
  public void close() {
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw TestkitException.database("delete", file.toString(), e);
    }
  }

  @Override
  public String toString() {
    return url();
  }
}
