package io.bascule.laws.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder with the schemas and changes of other projects; it is not part of this repository. */
record Corpus(Path folder) {

  /** A whole schema. */
  record Whole(String name, Script schema) {}

  /**
   * A change of a schema.
   *
   * @param set the project it comes from
   * @param name which of its changes
   * @param seed rows for {@code before}, or null
   */
  record Pair(String set, String name, Script before, Script after, @Nullable Script seed) {
    Product product() {
      return before.product();
    }

    @Override
    public String toString() {
      return product().folder() + "/" + set + "/" + name;
    }
  }

  /**
   * The folder that the system property {@code bascule.corpus}, else the environment variable
   * {@code BASCULE_CORPUS} names, else {@code ../shared/corpus} beside the project.
   */
  static Corpus find() {
    String root = System.getProperty("bascule.root", ".");
    String given = System.getProperty("bascule.corpus", System.getenv("BASCULE_CORPUS"));
    Path folder = given == null ? Path.of(root, "..", "shared", "corpus") : Path.of(given);
    return new Corpus(folder.toAbsolutePath().normalize());
  }

  boolean exists() {
    return Files.isDirectory(folder);
  }

  List<Whole> wholes(Product product) {
    return folders(folder.resolve(product.folder())).stream()
        .map(schema -> new Whole(name(schema), script(schema, "schema.sql", product)))
        .toList();
  }

  List<Pair> pairs(Product product) {
    List<Pair> pairs = new ArrayList<>();
    for (Path set : folders(folder.resolve("pairs").resolve(product.folder()))) {
      for (Path step : folders(set)) {
        pairs.add(pair(product, name(set), step, "before.sql", "after.sql"));
      }
    }
    return pairs;
  }

  /** The end of a chain of upgrades, against what the same project installs afresh. */
  List<Pair> drift(Product product) {
    return folders(folder.resolve("pairs").resolve("drift").resolve(product.folder())).stream()
        .map(project -> pair(product, "drift", project, "upgraded.sql", "fresh.sql"))
        .toList();
  }

  private static Pair pair(Product product, String set, Path step, String before, String after) {
    Script seed = script(step, "seed.sql", product);
    return new Pair(
        set,
        name(step),
        script(step, before, product),
        script(step, after, product),
        Files.exists(seed.file()) ? seed : null);
  }

  private static Script script(Path folder, String file, Product product) {
    return new Script(folder.resolve(file), product);
  }

  private static String name(Path folder) {
    return String.valueOf(folder.getFileName());
  }

  private static List<Path> folders(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(path -> Files.isDirectory(path)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
