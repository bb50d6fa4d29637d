package io.bascule.testkit.internal.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The folder of this user where unpacked servers are kept. Root's lies outside its home, because
 * nobody, as whom root's servers may run, cannot look into that.
 */
public final class Cache {
  private Cache() {}

  /** The first of the usual places that can be written to. */
  public static Path folder() throws IOException {
    String given = System.getProperty("bascule.testkit.cache");
    if (given != null) {
      return Files.createDirectories(Path.of(given)).toAbsolutePath();
    }
    String user = System.getProperty("user.name");
    Path usual = user.equals("root") ? Path.of("/var/cache/bascule") : home();
    if (writable(usual)) {
      return usual;
    }
    Path shared = Path.of(System.getProperty("java.io.tmpdir"), "bascule-" + user);
    if (!writable(shared)) {
      throw new IOException("neither " + usual + " nor " + shared + " can be written to");
    }
    String owner = Files.getOwner(shared, LinkOption.NOFOLLOW_LINKS).getName();
    if (!owner.equals(user)) { // anybody may make folders there: never run what another put in
      throw new IOException(shared + " belongs to " + owner);
    }
    return shared;
  }

  private static Path home() {
    String caches = System.getenv("XDG_CACHE_HOME");
    return caches == null || caches.isBlank()
        ? Path.of(System.getProperty("user.home"), ".cache", "bascule")
        : Path.of(caches, "bascule");
  }

  private static boolean writable(Path folder) {
    try {
      Files.createDirectories(folder);
      return Files.isWritable(folder);
    } catch (IOException e) {
      return false;
    }
  }
}
