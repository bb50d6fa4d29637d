package io.bascule.laws.postgres;

import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.PostgresBinaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The server of the class path, and the other versions that lie beside it in the repository. */
final class PostgresServers {
  private PostgresServers() {}

  /** One server a version for which there are binaries; the class path's own is among them. */
  static List<EmbeddedPostgres> all() {
    Path own = PostgresBinaries.find().place();
    Path versions = Files.isDirectory(own) ? null : own.getParent().getParent();
    if (versions == null) {
      return List.of(EmbeddedPostgres.shared());
    }
    try (Stream<Path> folders = Files.list(versions)) {
      return folders
          .sorted()
          .map(folder -> folder.resolve(jar(folder)))
          .filter(Files::exists)
          .collect(
              Collectors.toMap(
                  PostgresServers::series,
                  Function.identity(),
                  (older, newer) -> newer,
                  TreeMap::new))
          .values()
          .stream()
          .map(jar -> EmbeddedPostgres.shared(new PostgresBinaries(jar)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String jar(Path folder) {
    return folder.getParent().getFileName() + "-" + folder.getFileName() + ".jar";
  }

  /** {@code 17} of {@code 17.6.0}. */
  private static String series(Path jar) {
    return String.valueOf(jar.getParent().getFileName()).split("[.]")[0];
  }

  static int major(EmbeddedPostgres server) {
    return Integer.parseInt(server.version().split("[^0-9]")[0]);
  }
}
