package io.bascule.cli;

import io.bascule.runner.backup.Backup;
import io.bascule.runner.backup.Backup.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said of backups. */
final class BackupText {
  private static final long STEP = 1000;
  private static final List<String> UNITS = List.of("kB", "MB", "GB", "TB");

  private BackupText() {}

  /** A table of them, a line each. */
  static List<String> lines(List<Backup> backups) {
    var rows = backups.stream().map(BackupText::row).toList();
    var lines = new ArrayList<String>();
    for (List<String> row : rows) {
      var line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        int width = rows.stream().mapToInt(other -> other.get(column).length()).max().orElse(0);
        line.append(row.get(i)).append(" ".repeat(width - row.get(i).length() + 2));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static List<String> row(Backup backup) {
    return List.of(
        backup.name(), "at " + at(backup), size(backup.size()), backup.tool(), content(backup));
  }

  private static String content(Backup backup) {
    return backup.place() == Place.DATABASE && backup.content().isWhole()
        ? "the rows of all tables"
        : backup.content().toString();
  }

  /** The revisions at which it was taken. */
  static String at(Backup backup) {
    return backup.revisions().isEmpty() ? "base" : String.join(", ", backup.revisions());
  }

  static String size(long bytes) {
    if (bytes < STEP) {
      return bytes + " bytes";
    }
    double size = bytes;
    int unit = -1;
    while (size >= STEP && unit < UNITS.size() - 1) {
      size /= STEP;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", size, UNITS.get(unit));
  }

  static Map<String, @Nullable Object> facts(Backup backup) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("name", backup.name());
    facts.put("taken", backup.taken().toString());
    facts.put("database", backup.database());
    facts.put("tables", backup.content().tables().stream().map(Object::toString).toList());
    facts.put("revisions", backup.revisions());
    facts.put("tool", backup.tool());
    facts.put("place", backup.place().name().toLowerCase(Locale.ROOT));
    facts.put("bytes", backup.size());
    return facts;
  }
}
