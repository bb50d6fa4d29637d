package io.bascule.cli.project;

import io.bascule.dialect.Unmodelled;
import java.nio.file.Path;
import java.util.List;

/**
 * A database that was written down as Java.
 *
 * @param tables how many tables
 * @param files what was written
 * @param unmodelled what the database has and the model cannot say
 */
public record Imported(int tables, List<Path> files, List<Unmodelled> unmodelled) {
  /** What to do with files that are there already. */
  public enum Existing {
    REFUSE,
    REPLACE
  }

  public Imported {
    files = List.copyOf(files);
    unmodelled = List.copyOf(unmodelled);
  }
}
