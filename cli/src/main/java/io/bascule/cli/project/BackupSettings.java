package io.bascule.cli.project;

import io.bascule.runner.backup.Policy;
import io.bascule.runner.backup.Policy.Extent;
import io.bascule.runner.backup.Policy.When;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the settings say of backups. */
final class BackupSettings {
  /** The folder in which they stand, and its name where none is told. */
  static final String FOLDER = "backups";

  /** The path of pg_dump, or {@code none}. */
  static final String TOOL = "pg_dump";

  private static final String WHEN = "backup";
  private static final String EXTENT = "backup-of";

  private BackupSettings() {}

  /**
   * When a run takes one first, and of what.
   *
   * @throws ProjectException if a setting says something that there is not
   */
  static Policy policy(Settings settings) {
    return new Policy(
        one(settings, WHEN, When.values(), When.NEVER),
        one(settings, EXTENT, Extent.values(), Extent.DATABASE));
  }

  private static <E extends Enum<E>> E one(Settings settings, String key, E[] all, E otherwise) {
    String told = settings.valueOf(key, word(otherwise));
    List<String> known = Arrays.stream(all).map(BackupSettings::word).toList();
    int index = known.indexOf(told.toLowerCase(Locale.ROOT));
    if (index < 0) {
      throw BadSettings.unknownValue(key, told, known);
    }
    return all[index];
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
