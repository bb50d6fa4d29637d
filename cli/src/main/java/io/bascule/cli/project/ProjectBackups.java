package io.bascule.cli.project;

import io.bascule.dialect.Copies;
import io.bascule.runner.Plan;
import io.bascule.runner.Progress;
import io.bascule.runner.backup.Backups;
import io.bascule.runner.backup.Policy;
import io.bascule.runner.backup.Restored;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.function.Function;

/** The copies of a project's database. */
public final class ProjectBackups {
  private final Project project;

  ProjectBackups(Project project) {
    this.project = project;
  }

  /**
   * Does something with the backups of the database.
   *
   * @param wait how long to wait for other runs and other users of the database
   */
  public <T> T with(Duration wait, Function<Backups, T> work) {
    Database own = project.database().withPatience(wait);
    return own.with(own::open, open -> work.apply(of(open, wait)));
  }

  /**
   * Makes the database what a backup says; one that is a file is made if it is not there.
   *
   * @param name the backup's name, or {@code latest}
   * @param wait how long to wait for other runs and other users of the database
   */
  public Restored restore(
      String name, Backups.Present present, Backups.Origin origin, Duration wait) {
    Database own = project.database().withPatience(wait);
    return own.with(
        own::openOrCreate,
        open -> {
          Backups backups = of(open, wait);
          return backups.restore(backups.find(name), present, origin);
        });
  }

  /** Takes a backup once a run has the lock and is agreed to, where the settings want one. */
  Progress before(Connection open, RunRequest request) {
    Policy policy = BackupSettings.policy(project.settings());
    return new Progress() {
      @Override
      public void runStarts(Plan plan) {
        of(open, request.patience())
            .before(plan, policy)
            .ifPresent(backup -> request.progress().backupTaken(backup.name()));
      }
    };
  }

  private Backups of(Connection open, Duration wait) {
    Database own = project.database();
    Copies.Login login = own.login(project.settings().valueOf(BackupSettings.TOOL, ""));
    Path folder = project.settings().path(BackupSettings.FOLDER, BackupSettings.FOLDER);
    return Backups.of(open, own.dialect(), login, folder).withWait(wait);
  }
}
