package io.bascule.testkit.internal.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** A jar that holds a {@code .txz} of a PostgreSQL installation. */
public final class Archive {
  private static final int OWNER_EXECUTES = 0100;

  private final Path jar;
  private final String entry;

  private Archive(Path jar, String entry) {
    this.jar = jar;
    this.entry = entry;
  }

  /** The archive named {@code entry} in the jar, or null where the jar has none. */
  public static @Nullable Archive in(Path jar, String entry) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.getEntry(entry) == null ? null : new Archive(jar, entry);
    }
  }

  /** A name that differs whenever the content does. */
  public String key() throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry found = zip.getEntry(entry);
      return String.format("%08x-%d", found.getCrc(), found.getSize());
    }
  }

  /** Writes all files below {@code folder}. */
  public void unpackTo(Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile());
        InputStream packed = new BufferedInputStream(zip.getInputStream(zip.getEntry(entry)));
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
      for (TarArchiveEntry next = tar.getNextEntry(); next != null; next = tar.getNextEntry()) {
        unpack(tar, next, folder);
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry next, Path folder)
      throws IOException {
    Path file = folder.resolve(next.getName()).normalize();
    if (!file.startsWith(folder)) {
      throw new IOException("the archive holds a path that leads outside: " + next.getName());
    }
    if (next.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (next.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(next.getLinkName()));
    } else if (next.isLink()) {
      Files.createLink(file, folder.resolve(next.getLinkName()));
    } else {
      Files.copy(tar, file);
      if ((next.getMode() & OWNER_EXECUTES) != 0 && !file.toFile().setExecutable(true, false)) {
        throw new IOException("cannot make executable: " + file);
      }
    }
  }

  @Override
  public String toString() {
    return jar + "!/" + entry;
  }
}
