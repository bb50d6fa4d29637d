package io.bascule.laws.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.cli.project.Project;
import io.bascule.cli.project.Settings;
import io.bascule.generator.JavaSource;
import io.bascule.generator.SchemaWriter;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.testkit.arbitrary.Feature;
import io.bascule.testkit.arbitrary.Features;
import io.bascule.testkit.arbitrary.Schemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Law 9: a schema that is written down as Java, compiled and loaded, is the schema. */
class SourceLawsProperties {
  /** A declaration gives a name to each constraint that has none. */
  private static final Features NAMED = Features.whole().without(Feature.UNNAMED);

  @Provide
  static Arbitrary<Schema> schemas() {
    return Schemas.any(NAMED);
  }

  @Property
  void what_is_written_declares_the_same(@ForAll("schemas") Schema schema) {
    Schema declared = compiled(schema);
    for (Table table : schema.tables()) {
      assertEquals(table, declared.existing(table.id()));
    }
    assertEquals(schema, declared);
  }

  /** What a project finds whose sources are those that an import would write. */
  private static Schema compiled(Schema schema) {
    try {
      Path folder = Files.createTempDirectory("bascule-sources");
      try {
        for (JavaSource source : SchemaWriter.write(schema, "shop", "Shop")) {
          Path file = folder.resolve(source.path());
          Files.createDirectories(file.getParent());
          Files.writeString(file, source.text());
        }
        return Project.at(Settings.load(folder, Map.of("sources", "."))).model();
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
