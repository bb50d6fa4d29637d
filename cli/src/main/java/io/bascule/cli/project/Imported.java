package io.bascule.cli.project;

import io.bascule.dialect.Live;
import io.bascule.dialect.Unmodelled;
import io.bascule.generator.JavaSource;
import io.bascule.generator.SchemaWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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

  /**
   * Writes what was read.
   *
   * @throws ProjectException if a file is there and may not be replaced; nothing is written then
   */
  static Imported write(
      Live live, Path folder, String packageName, String className, Existing existing) {
    var files = new LinkedHashMap<Path, String>();
    for (JavaSource source : SchemaWriter.write(live.schema(), packageName, className)) {
      Path file = folder.resolve(source.path());
      if (existing == Existing.REFUSE && Files.exists(file)) {
        throw ProjectException.exists(file);
      }
      files.put(file, source.text());
    }
    files.forEach(TextFile::write);
    return new Imported(
        live.schema().tables().size(), List.copyOf(files.keySet()), live.unmodelled());
  }
}
