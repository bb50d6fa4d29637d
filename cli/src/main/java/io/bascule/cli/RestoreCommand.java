package io.bascule.cli;

import io.bascule.cli.project.Project;
import io.bascule.runner.backup.Backup;
import io.bascule.runner.backup.Backups;
import io.bascule.runner.backup.Backups.Origin;
import io.bascule.runner.backup.Backups.Present;
import io.bascule.runner.backup.Restored;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the database what a backup says. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = "Makes the database, or the tables, what a backup says.")
final class RestoreCommand extends ProjectCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      defaultValue = Backups.LATEST,
      description = "The backup's name, or latest (${DEFAULT-VALUE}).")
  private String name = Backups.LATEST;

  @Mixin private ProtectionOption protection;

  @Option(names = "--no-backup", description = "Take no backup of what is there before.")
  private boolean noBackup;

  @Option(names = "--from-another", description = "The backup may be of another database.")
  private boolean fromAnother;

  @Mixin private LockTimeoutOption lockTimeout;

  @Override
  Answer answer() {
    Project project = options.project();
    project.runs().refuseIfProtected("restore " + name, protection.told());
    Restored restored =
        project
            .backups()
            .restore(
                name,
                noBackup ? Present.GIVEN_UP : Present.KEPT,
                fromAnother ? Origin.ANY : Origin.SAME,
                lockTimeout.patience());
    return Answer.of(text(restored))
        .with("restored", BackupText.facts(restored.backup()))
        .with("former", restored.former() == null ? null : BackupText.facts(restored.former()));
  }

  private static String text(Restored restored) {
    Backup backup = restored.backup();
    String what =
        backup.isOfRows()
            ? "The rows are those of %s again."
            : "The database is that of %s again, at " + BackupText.at(backup) + ".";
    Backup former = restored.former();
    return what.formatted(backup.name())
        + (former == null
            ? ""
            : System.lineSeparator() + "  What was there before is backup " + former.name() + ".");
  }
}
