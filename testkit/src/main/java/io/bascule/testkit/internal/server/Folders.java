package io.bascule.testkit.internal.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import org.jspecify.annotations.Nullable;

/** What is done to whole folders: made in one instant, copied, given away, deleted. */
public final class Folders {
  private Folders() {}

  /** Fills a new folder. */
  @FunctionalInterface
  public interface Filler {
    /** Writes files below the folder, which exists and is empty. */
    void fill(Path folder) throws IOException;
  }

  /**
   * The folder, made and filled if it is not there. It appears whole or not at all, also when
   * several processes make it at the same time.
   */
  public static Path once(Path folder, Filler filler) throws IOException {
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Files.createDirectories(folder.getParent());
    Path fresh = Files.createTempDirectory(folder.getParent(), "." + folder.getFileName());
    try {
      filler.fill(fresh);
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw e;
    } catch (FileSystemException e) {
      if (!Files.isDirectory(folder)) { // else another process was faster
        throw e;
      }
    } finally {
      delete(fresh);
    }
    return folder;
  }

  /** Lets everybody read a folder that was made for one user only. */
  public static void open(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Copies all files with their permissions; the copies belong to {@code owner} if not null. */
  public static void copy(Path from, Path to, @Nullable String owner) throws IOException {
    UserPrincipal user = owner == null ? null : user(to, owner);
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            return copyOne(folder);
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            return copyOne(file);
          }

          private FileVisitResult copyOne(Path path) throws IOException {
            Path copy = to.resolve(from.relativize(path));
            Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
            if (user != null) {
              Files.setOwner(copy, user);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Gives one file or folder to another user. */
  public static void give(Path path, String owner) throws IOException {
    Files.setOwner(path, user(path, owner));
  }

  private static UserPrincipal user(Path path, String name) throws IOException {
    return path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
  }

  /** Deletes the folder and all below it; what vanishes meanwhile is not missed. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(folder, new Deleter());
  }

  /** As {@link #delete(Path)}, for places where a checked exception cannot pass. */
  public static void deleteUnchecked(Path folder) {
    try {
      delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Deleter extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
