package io.bascule.cli.project;

import io.bascule.dialect.Live;
import io.bascule.dialect.Unmodelled;
import io.bascule.generator.JavaSource;
import io.bascule.generator.SchemaWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A database that was written down as Java.
 *
 * @param tables how many tables
 * @param files what was written
 * @param removed files of the first model that {@code init} wrote, in place of which these are
 * @param unmodelled what the database has and the model cannot say
 */
public record Imported(
    int tables, List<Path> files, List<Path> removed, List<Unmodelled> unmodelled) {
  /** What to do with files that are there already. */
  public enum Existing {
    REFUSE,
    REPLACE
  }

  public Imported {
    files = List.copyOf(files);
    removed = List.copyOf(removed);
    unmodelled = List.copyOf(unmodelled);
  }

  /**
   * Writes what was read. A first model that is as {@code init} wrote it makes way: it would be a
   * second one.
   *
   * @throws ProjectException if a file is there and may not be replaced; nothing is written then
   */
  static Imported write(
      Live live, Path folder, String packageName, String className, Existing existing) {
    var first = new ArrayList<Path>(NewProject.untouchedModel(folder));
    var files = new LinkedHashMap<Path, String>();
    for (JavaSource source : SchemaWriter.write(live.schema(), packageName, className)) {
      Path file = folder.resolve(source.path());
      if (existing == Existing.REFUSE && Files.exists(file) && !first.contains(file)) {
        throw BadSources.exists(file);
      }
      files.put(file, source.text());
    }
    files.forEach(TextFile::write);
    first.removeAll(files.keySet());
    first.forEach(TextFile::delete);
    return new Imported(
        live.schema().tables().size(), List.copyOf(files.keySet()), first, live.unmodelled());
  }
}
