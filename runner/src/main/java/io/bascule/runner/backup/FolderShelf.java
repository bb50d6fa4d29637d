package io.bascule.runner.backup;

import io.bascule.dialect.DialectException;
import io.bascule.dialect.FileCopies;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Backups in the files of a folder: the copy, and beside it its label. The label is the last to be
 * there and the first to go, so that what was broken off is never listed.
 */
final class FolderShelf implements Shelf {
  private static final String LABEL = ".properties";
  private static final String PART = ".part";
  private static final Duration LEFT_OVER = Duration.ofDays(1);
  private static final Set<PosixFilePermission> OWNER =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path folder;
  private final FileCopies copies;

  FolderShelf(Path folder, FileCopies copies) {
    this.folder = folder.toAbsolutePath().normalize();
    this.copies = copies;
  }

  @Override
  public List<Backup> list() {
    var all = new ArrayList<Backup>();
    for (Path path : files(LABEL)) {
      String file = path.getFileName().toString();
      String name = file.substring(0, file.length() - LABEL.length());
      if (Files.exists(copy(name))) {
        Label label = label(name);
        all.add(label.backup(name, Backup.Place.FILE, label.size()));
      }
    }
    return all;
  }

  private List<Path> files(String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(ending)).toList();
    } catch (IOException failure) {
      throw BackupException.folder("read", folder, failure);
    }
  }

  private Label label(String name) {
    Path path = folder.resolve(name + LABEL);
    try {
      return Label.parse(Files.readString(path));
    } catch (IOException | RuntimeException failure) {
      throw BackupException.illegible(path.toString(), failure);
    }
  }

  private Path copy(String name) {
    return folder.resolve(name + copies.ending());
  }

  @Override
  public Backup take(Backup wanted, Duration wait) throws SQLException {
    Path part = folder.resolve(wanted.name() + copies.ending() + PART);
    try {
      Files.createDirectories(folder);
      create(part);
      try {
        copies.write(part, wanted.content(), wait);
        copies.check(part, wanted.content());
        return kept(wanted, part);
      } finally {
        Files.deleteIfExists(part);
        Files.deleteIfExists(part.resolveSibling(part.getFileName() + "-journal"));
      }
    } catch (IOException failure) {
      throw BackupException.folder("write", folder, failure);
    }
  }

  private Backup kept(Backup wanted, Path part) throws IOException {
    last(part);
    Label label = Label.of(wanted).withFile(Files.size(part), sum(part));
    Files.move(part, copy(wanted.name()), StandardCopyOption.ATOMIC_MOVE);
    Path text = folder.resolve(wanted.name() + LABEL);
    Path unfinished = folder.resolve(wanted.name() + LABEL + PART);
    create(unfinished);
    Files.writeString(unfinished, label.text());
    last(unfinished);
    Files.move(unfinished, text, StandardCopyOption.ATOMIC_MOVE);
    lastNames();
    return label.backup(wanted.name(), wanted.place(), label.size());
  }

  /** An empty file that nobody else may read: what a database keeps is nobody else's business. */
  private static void create(Path file) throws IOException {
    Files.createFile(file);
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, OWNER);
    }
  }

  private static void last(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Some systems do not open folders, and keep names without being told. */
  private void lastNames() {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notHere) {
      // The files themselves last already.
    }
  }

  private static String sum(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] chunk = new byte[1 << 16];
      for (int read = bytes.read(chunk); read >= 0; read = bytes.read(chunk)) {
        digest.update(ByteBuffer.wrap(chunk, 0, read));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every JDK has it
    }
  }

  @Override
  public void check(Backup backup) throws SQLException {
    Path file = copy(backup.name());
    try {
      if (!sum(file).equals(label(backup.name()).find(Label.SUM))) {
        throw DialectException.of(
            "copy-damaged", "%s was changed since it was taken".formatted(file));
      }
    } catch (IOException failure) {
      throw BackupException.folder("read", folder, failure);
    }
    copies.check(file, backup.content());
  }

  @Override
  public void restore(Backup backup, Duration wait) throws SQLException {
    copies.restore(copy(backup.name()), backup.content(), wait);
  }

  @Override
  public void drop(Backup backup) {
    try {
      Files.deleteIfExists(folder.resolve(backup.name() + LABEL));
      Files.deleteIfExists(copy(backup.name()));
    } catch (IOException failure) {
      throw BackupException.folder("write", folder, failure);
    }
  }

  private boolean isLabelled(Path copy) {
    String file = copy.getFileName().toString();
    String name = file.substring(0, file.length() - copies.ending().length());
    return Files.exists(folder.resolve(name + LABEL));
  }

  /** Removes what somebody left who was stopped in the middle, once it is surely nobody's work. */
  void sweep() {
    Stream<Path> parts = Stream.concat(files(PART).stream(), files(PART + "-journal").stream());
    Stream<Path> unlabelled = files(copies.ending()).stream().filter(copy -> !isLabelled(copy));
    for (Path part : Stream.concat(parts, unlabelled).toList()) {
      try {
        Instant end = Files.getLastModifiedTime(part).toInstant().plus(LEFT_OVER);
        if (end.isBefore(Instant.now())) {
          Files.deleteIfExists(part);
        }
      } catch (IOException failure) {
        throw BackupException.folder("write", folder, failure);
      }
    }
  }
}
