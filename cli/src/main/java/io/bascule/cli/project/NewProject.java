package io.bascule.cli.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The first files of a project. */
public final class NewProject {
  private static final String SCHEMA = "AppSchema.java";

  private NewProject() {}

  /**
   * Writes settings, a model of one table and a folder for revisions.
   *
   * @return the files that were written
   * @throws ProjectException if one of them is there already; nothing is written then
   */
  public static List<Path> in(Path folder, String packageName, String url) {
    Map<Path, String> texts = texts(folder, packageName, url);
    texts.keySet().stream()
        .filter(Files::exists)
        .findFirst()
        .ifPresent(
            file -> {
              throw BadSources.laidOut(file, folder);
            });
    texts.forEach(TextFile::write);
    return new ArrayList<>(texts.keySet());
  }

  private static Map<Path, String> texts(Path folder, String packageName, String url) {
    Path packageFolder = Path.of("", packageName.split("\\."));
    var texts = new LinkedHashMap<Path, String>();
    texts.put(folder.resolve(Settings.FILE), settings(packageName, url));
    Path model = folder.resolve("model").resolve(packageFolder);
    texts.putAll(model(model.resolve(SCHEMA), packageName));
    texts.put(folder.resolve("revisions").resolve(".gitkeep"), "");
    return texts;
  }

  private static Map<Path, String> model(Path schema, String packageName) {
    var texts = new LinkedHashMap<Path, String>();
    texts.put(schema, schema(packageName));
    texts.put(schema.resolveSibling("Notes.java"), table(packageName));
    return texts;
  }

  /** The files of a first model below a folder of sources that nobody has touched since. */
  static List<Path> untouchedModel(Path sources) {
    if (!Files.isDirectory(sources)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.endsWith(SCHEMA))
          .map(file -> model(file, packageOf(sources.relativize(file))))
          .filter(NewProject::isUntouched)
          .flatMap(model -> model.keySet().stream())
          .toList();
    } catch (IOException | UncheckedIOException failure) {
      throw BadSources.unreadable(sources, failure);
    }
  }

  private static String packageOf(Path file) {
    var names = new ArrayList<String>();
    file.forEach(name -> names.add(name.toString()));
    return String.join(".", names.subList(0, names.size() - 1));
  }

  private static boolean isUntouched(Map<Path, String> model) {
    return model.entrySet().stream()
        .allMatch(
            file ->
                Files.exists(file.getKey())
                    && TextFile.read(file.getKey()).equals(file.getValue()));
  }

  private static String settings(String packageName, String url) {
    return """
        # The database; %%prod.url=… is the one of the profile "prod" (--profile prod).
        url=%s

        # Where the model's sources and the revisions are, and the package of new revisions.
        sources=model
        revisions=revisions
        package=%s.revisions
        """
        .formatted(url, packageName);
  }

  private static String schema(String packageName) {
    return """
        package %s;

        import io.bascule.schema.Schema;
        import io.bascule.schema.SchemaSource;

        /** The wanted schema: every table that the application has. */
        public final class AppSchema implements SchemaSource {
          @Override
          public Schema schema() {
            return Schema.of(Notes::new);
          }
        }
        """
        .formatted(packageName);
  }

  private static String table(String packageName) {
    return """
        package %s;

        import io.bascule.dsl.Column;
        import io.bascule.dsl.Table;

        /** A first table; change it, or replace it by your own. */
        public final class Notes extends Table {
          public final Column<Long> id = bigint("id").identity().primaryKey();
          public final Column<String> title = varchar("title", 200);
          public final Column<String> body = text("body").nullable();

          public Notes() {
            super("notes");
          }
        }
        """
        .formatted(packageName);
  }
}
