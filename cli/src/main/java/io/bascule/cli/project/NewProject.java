package io.bascule.cli.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first files of a project. */
public final class NewProject {
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
              throw ProjectException.laidOut(file, folder);
            });
    texts.forEach(TextFile::write);
    return new ArrayList<>(texts.keySet());
  }

  private static Map<Path, String> texts(Path folder, String packageName, String url) {
    Path packageFolder = Path.of("", packageName.split("\\."));
    Path model = folder.resolve("model").resolve(packageFolder);
    var texts = new LinkedHashMap<Path, String>();
    texts.put(folder.resolve(Settings.FILE), settings(packageName, url));
    texts.put(model.resolve("AppSchema.java"), schema(packageName));
    texts.put(model.resolve("Notes.java"), table(packageName));
    texts.put(folder.resolve("revisions").resolve(".gitkeep"), "");
    return texts;
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
