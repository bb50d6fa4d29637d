package io.bascule.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the words of other tools are called here. */
final class OtherWords {
  private static final Map<String, String> COMMANDS = new HashMap<>();
  private static final Map<String, String> OPTIONS = new HashMap<>();

  static {
    of(COMMANDS, "bascule revision -m \"…\"", "create", "generate", "makemigrations", "new", "add");
    of(COMMANDS, "bascule upgrade", "up", "apply", "run", "update");
    of(COMMANDS, "bascule downgrade -1", "down", "revert");
    of(COMMANDS, "bascule rollback", "undo", "back");
    of(COMMANDS, "bascule reset", "refresh", "fresh", "recreate");
    of(COMMANDS, "bascule upgrade --sql", "sqlmigrate", "sql", "updateSQL");
    of(COMMANDS, "bascule history", "log", "showmigrations", "list");
    of(COMMANDS, "bascule current", "version");
    of(COMMANDS, "bascule verify", "validate", "doctor");
    of(COMMANDS, "bascule squash A:B", "squashmigrations", "rollup");
    of(COMMANDS, "bascule backup --list", "backups", "list-backups", "list_backups");
    of(COMMANDS, "bascule backup --prune --keep 7", "prune");
    of(COMMANDS, "bascule push -m \"…\"", "db", "sync");
    of(COMMANDS, "bascule stamp", "fake", "mark");
    of(COMMANDS, "bascule import", "inspectdb", "introspect", "pull");
    of(COMMANDS, "bascule plan", "dry-run", "preview");
    of(OPTIONS, "--plan", "--dry-run", "--dryrun", "--preview");
    of(OPTIONS, "--blank", "--empty");
    of(OPTIONS, "--depends-on", "--after", "--requires");
    of(OPTIONS, "--folder", "--version-path");
    of(OPTIONS, "bascule check", "--check-heads", "--check");
    of(OPTIONS, "bascule stamp", "--fake", "--fake-initial");
    of(OPTIONS, "--output json", "--json");
    of(OPTIONS, "--output sql", "--sql");
    of(OPTIONS, "--allow-data-loss", "--force", "--yes", "-y");
  }

  private OtherWords() {}

  private static void of(Map<String, String> words, String here, String... others) {
    for (String other : others) {
      words.put(other, here);
    }
  }

  /** What a command of another tool is called here. */
  static Optional<String> command(String word) {
    return Optional.ofNullable(COMMANDS.get(word));
  }

  /** What an option of another tool is called here. */
  static Optional<String> option(String word) {
    return Optional.ofNullable(OPTIONS.get(word));
  }
}
