package io.bascule.runner.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.dialect.Copies.Content;
import io.bascule.dialect.DialectException;
import io.bascule.schema.QualifiedName;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every message about backups, in one file to be read: {@code backup-messages.txt}. */
class BackupMessagesTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/io/bascule/runner/backup/backup-messages.txt");

  private static final Path FOLDER = Path.of("backups");
  private static final Content ORDERS =
      new Content(List.of(QualifiedName.of("orders"), QualifiedName.of("shop", "users")));
  private static final Backup WHOLE = backup("nightly-20261121-083000", Content.WHOLE);
  private static final Backup ROWS = backup("before-upgrade-20261121-083500", ORDERS);

  private static Backup backup(String name, Content content) {
    return new Backup(
        name,
        Instant.parse("2026-11-21T08:30:00.123Z"),
        "/srv/shop.db",
        content,
        List.of("3f2a9c1b"),
        "VACUUM INTO",
        Backup.Place.FILE,
        4096);
  }

  @Test
  void they_speak_with_one_voice() throws IOException {
    String all =
        messages().entrySet().stream()
            .map(message -> "== " + message.getKey() + "\n" + message.getValue().getMessage())
            .collect(Collectors.joining("\n\n", "", "\n"));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(GOLDEN, all);
    }
    assertEquals(Files.readString(GOLDEN), all);
  }

  private static Map<String, BackupException> messages() {
    var messages = new LinkedHashMap<String, BackupException>();
    messages.put(
        "not taken",
        BackupException.take(
            ORDERS, FOLDER, DialectException.of("no-such-table", "there is no table orders")));
    messages.put(
        "not brought back",
        BackupException.restore(
            WHOLE,
            List.of("91d0c7aa"),
            DialectException.of(
                "copy-damaged", "the copy is damaged (row 7 missing from index ix)")));
    messages.put(
        "rows that do not fit where the database is",
        BackupException.restore(
            ROWS,
            List.of(),
            DialectException.of("copy-does-not-fit", "orders has no column state any more")));
    messages.put(
        "rows that do not fit",
        BackupException.restore(
            ROWS,
            List.of("3f2a9c1b"),
            DialectException.of(
                "copy-breaks-key", "its rows break a foreign key (orders row 1 points to users)")));
    messages.put("of another database", BackupException.ofAnother(WHOLE, "/srv/test.db"));
    messages.put("unknown", BackupException.unknown("nihgtly", List.of(ROWS, WHOLE)));
    messages.put("none", BackupException.none(FOLDER));
    messages.put(
        "illegible",
        BackupException.illegible(
            "backups/x.properties", new IllegalArgumentException("it does not say taken")));
    messages.put(
        "folder",
        BackupException.folder("write", FOLDER, new AccessDeniedException("backups/x.part")));
    messages.put(
        "silent",
        BackupException.silent(
            "list the backups", "the connection was lost", new IOException("it was lost")));
    return messages;
  }
}
