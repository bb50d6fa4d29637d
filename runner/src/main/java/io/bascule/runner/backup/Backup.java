package io.bascule.runner.backup;

import io.bascule.dialect.Copies.Content;
import java.time.Instant;
import java.util.List;

/**
 * A backup that is whole and was checked.
 *
 * @param name its name, of which there is one: {@code nightly-20261121-083000}
 * @param taken when it was begun
 * @param database of which database it is: a path, or a server and its database
 * @param content what it has
 * @param revisions the revisions that the database was at
 * @param tool by what it was made: {@code VACUUM INTO}, {@code pg_dump 15.14}, {@code table copies}
 * @param place where it stands: a file, or a schema in the database itself
 * @param size how large it is, in bytes
 */
public record Backup(
    String name,
    Instant taken,
    String database,
    Content content,
    List<String> revisions,
    String tool,
    Place place,
    long size) {
  /** Where a backup stands. */
  public enum Place {
    /** In a file of the folder of backups. */
    FILE,
    /** In a schema of the database itself. */
    DATABASE
  }

  public Backup {
    revisions = List.copyOf(revisions);
  }

  /** Whether it brings back rows only, and leaves the tables and the ledger as they are. */
  public boolean isOfRows() {
    return place == Place.DATABASE || !content.isWhole();
  }
}
