package io.bascule.runner.backup;

import io.bascule.dialect.InnerCopies;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Backups that stand in the database itself. */
final class InnerShelf implements Shelf {
  private final InnerCopies copies;

  InnerShelf(InnerCopies copies) {
    this.copies = copies;
  }

  @Override
  public List<Backup> list() throws SQLException {
    var all = new ArrayList<Backup>();
    for (Map.Entry<String, String> copy : copies.labels().entrySet()) {
      try {
        Label label = Label.parse(copy.getValue());
        long size = copies.size(copy.getKey());
        all.add(label.backup(copy.getKey(), Backup.Place.DATABASE, size));
      } catch (RuntimeException illegible) {
        throw BackupException.illegible("schema " + copy.getKey(), illegible);
      }
    }
    return all;
  }

  @Override
  public Backup take(Backup wanted, Duration wait) throws SQLException {
    Label label = Label.of(wanted);
    copies.write(wanted.name(), label.text(), wanted.content(), wait);
    return label.backup(wanted.name(), wanted.place(), copies.size(wanted.name()));
  }

  /** The server keeps it, and the way back counts the rows. */
  @Override
  public void check(Backup backup) {}

  @Override
  public void restore(Backup backup, Duration wait) throws SQLException {
    copies.restore(backup.name(), wait);
  }

  @Override
  public void drop(Backup backup) throws SQLException {
    copies.drop(backup.name());
  }
}
