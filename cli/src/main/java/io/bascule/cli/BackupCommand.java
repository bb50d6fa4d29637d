package io.bascule.cli;

import io.bascule.cli.project.Project;
import io.bascule.dialect.Copies.Content;
import io.bascule.runner.backup.Backup;
import io.bascule.runner.backup.Backup.Place;
import io.bascule.runner.backup.Backups;
import io.bascule.schema.QualifiedName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Takes, lists and prunes backups. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = "Takes a backup of the database while others work; lists and prunes backups.")
final class BackupCommand extends ProjectCommand {
  @Option(names = "--prefix", paramLabel = "NAME", description = "How the backup's name begins.")
  private String prefix = "";

  @Option(
      names = "--tables",
      paramLabel = "TABLES",
      split = ",",
      description = "Only the rows of these tables: users,shop.orders.")
  private List<String> tables = new ArrayList<>();

  @Option(names = "--list", description = "List the backups, the newest first.")
  private boolean list;

  @Option(names = "--prune", description = "Remove all backups of the database but the newest.")
  private boolean prune;

  @Option(
      names = "--keep",
      paramLabel = "N",
      description = "With --prune: how many of them are kept.")
  private @Nullable Integer keep;

  @Mixin private LockTimeoutOption lockTimeout;

  @Override
  Answer answer() {
    check();
    Project project = options.project();
    Duration wait = lockTimeout.patience();
    if (list) {
      return listed(project.backups().with(wait, Backups::list));
    }
    if (prune && keep != null) {
      int kept = keep;
      return pruned(project.backups().with(wait, backups -> backups.prune(prefix, kept)));
    }
    Content content = new Content(tables.stream().map(BackupCommand::table).toList());
    return taken(project.backups().with(wait, backups -> backups.take(prefix, content)));
  }

  private void check() {
    if (!prefix.isEmpty() && !Backups.isPrefix(prefix)) {
      throw wrong("--prefix takes letters, digits, hyphens and underscores, 30 at most");
    }
    if (prune != (keep != null)) {
      throw wrong("--prune and --keep go together");
    }
    if (keep != null && keep < 0) {
      throw wrong("--keep takes no number below zero");
    }
    if (list && (prune || !tables.isEmpty()) || prune && !tables.isEmpty()) {
      throw wrong("--list, --prune and --tables are for different work");
    }
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }

  private static QualifiedName table(String name) {
    String[] parts = name.strip().split("\\.", 2);
    return parts.length == 1 ? QualifiedName.of(parts[0]) : QualifiedName.of(parts[0], parts[1]);
  }

  private static Answer taken(Backup backup) {
    var lines = new ArrayList<>(BackupText.lines(List.of(backup)));
    if (backup.place() == Place.DATABASE && backup.content().isWhole()) {
      lines.add("  It has rows only and stands in the database itself: no pg_dump, pg_restore");
      lines.add("  and psql of the server's version or a later one were found.");
    }
    return Answer.of(String.join(System.lineSeparator(), lines))
        .with("backup", BackupText.facts(backup));
  }

  private static Answer listed(List<Backup> backups) {
    return Answer.of(
            backups.isEmpty()
                ? "There are no backups."
                : String.join(System.lineSeparator(), BackupText.lines(backups)))
        .with("backups", backups.stream().map(BackupText::facts).toList());
  }

  private static Answer pruned(List<Backup> backups) {
    return Answer.of(
            backups.isEmpty()
                ? "Nothing to remove."
                : "Removed:"
                    + System.lineSeparator()
                    + String.join(System.lineSeparator(), BackupText.lines(backups)))
        .with("removed", backups.stream().map(BackupText::facts).toList());
  }
}
