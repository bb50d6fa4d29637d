package io.bascule.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.StaticJavaParser;
import io.bascule.operation.Operations;
import io.bascule.revision.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RevisionSourcesTest {
  private static final Path PLACE = Path.of("revisions", "V1.java");

  private static final String SOURCE =
      """
      package shop.revisions;

      import static io.bascule.schema.Declare.column;
      import static io.bascule.schema.Declare.text;

      import io.bascule.revision.Changes;
      import io.bascule.revision.Revision;
      import io.bascule.revision.RevisionInfo;

      /** Orders get a state. */
      @RevisionInfo(id = "3f2a9c1b", after = "91d0c7aa", message = "orders get a state")
      public final class V1 implements Revision {
        @Override
        public void upgrade(Changes changes) {
          // the column first
          changes.table("orders").add(column("state", text()).defaultTo("brand new"));
        }

        @Override
        public void downgrade(Changes changes) {
          changes.table("orders").drop(column("state", text()).defaultTo("brand new"));
        }
      }
      """;

  @Test
  void reads_what_was_written() {
    String message =
        "a \"message\"\n \\user and \u2028 that is told in more than one line: ".repeat(3);
    var draft =
        new RevisionDraft(
            "3f2a9c1b",
            Place.after("a", "b\\u0041")
                .withDependsOn(List.of("c"))
                .withLabels(List.of("shop", "x")),
            message,
            Instant.parse("2026-11-20T08:43:59.5Z"),
            "shop.revisions",
            new Operations(Samples.all()),
            Operations.NONE);
    JavaSource source = RevisionWriter.standard().write(draft);
    RevisionFile file = RevisionSources.read(source.path(), source.text());
    assertEquals(
        new RevisionFile(
            source.path(),
            "shop.revisions",
            source.className(),
            "3f2a9c1b",
            Place.after("a", "b\\u0041")
                .withDependsOn(List.of("c"))
                .withLabels(List.of("shop", "x")),
            message,
            "2026-11-20T08:43:59Z",
            file.fingerprint()),
        file);
    assertEquals(source.qualifiedName(), file.qualifiedName());
    assertEquals(64, file.fingerprint().length());
  }

  static Stream<String> same() {
    return Stream.of(
        SOURCE.replace("\n", "\r\n"),
        SOURCE.replace("\n", "\r"),
        "// Copyright\n" + SOURCE.replace("// the column first", "/* the\n column */"),
        SOURCE.replace("/** Orders get a state. */", ""),
        SOURCE.replace("  ", "\t").replace(".add", "\n.add"),
        SOURCE
            .replace("\"brand new\"", "\"brand\" + \" new\"")
            .replace("(column", "((column")
            .replace("new\"))", "new\")))"),
        SOURCE.replace(
            "defaultTo(\"brand new\")",
            "defaultTo(\"\"\"\n      brand \\\n      new\\\n      \"\"\")"),
        SOURCE.replace("brand new", "br\\u0061nd\\40new"),
        SOURCE.replace("public final class", "final public class"),
        SOURCE.replace(
            "import io.bascule.revision.Changes;\nimport io.bascule.revision.Revision;",
            "import java.util.List;\nimport io.bascule.revision.Revision;\nimport io.bascule.revision.Changes;"),
        printedAnew());
  }

  private static String printedAnew() {
    StaticJavaParser.getParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_17);
    return StaticJavaParser.parse(SOURCE).toString();
  }

  @ParameterizedTest
  @MethodSource("same")
  void another_look_is_the_same_revision(String other) {
    assertNotEquals(SOURCE, other);
    assertEquals(fingerprint(SOURCE), fingerprint(other));
  }

  static Stream<String> others() {
    return Stream.of(
        SOURCE.replace("brand new", "brand  new"),
        SOURCE.replace("\"state\"", "\"State\""),
        SOURCE.replace("text()", "text(1)"),
        SOURCE.replace(".add(", ".drop("),
        SOURCE.replace("91d0c7aa", "91d0c7ab"),
        SOURCE.replace("Declare.text;", "Other.text;"),
        SOURCE.replace(", text()", ", (text()), null"),
        SOURCE.replace("// the column first", "changes.sql(\"DELETE FROM orders\");"),
        SOURCE.replace("public final class", "final class"),
        SOURCE.replace(".defaultTo(\"brand new\")", ""));
  }

  @ParameterizedTest
  @MethodSource("others")
  void another_meaning_is_another_revision(String other) {
    assertNotEquals(fingerprint(SOURCE), fingerprint(other));
  }

  /**
   * A ledger keeps these digits for ever: they may not change with the parser or with this code.
   */
  @Test
  void fingerprints_stay_as_they_are() {
    assertEquals(
        "ed227a3d644233a18660824acb7aed4788bf9fbecb39193932b41f0bc8cc5205", fingerprint(SOURCE));
  }

  private static String fingerprint(String text) {
    return RevisionSources.read(PLACE, text).fingerprint();
  }

  @Test
  void what_is_no_revision_is_told_with_its_place() {
    var told = new StringBuilder();
    for (String text :
        List.of(
            "class V1 implements Revision {}",
            "@RevisionInfo(message = \"m\")\nclass V1 implements Revision {}",
            "@RevisionInfo\nclass V1 implements Revision {}",
            "@RevisionInfo(id = \"a\")\n@RevisionInfo(id = \"b\")\nclass V1 {}",
            "@RevisionInfo(id = \"a\")\nclass V1 {}\n@RevisionInfo(id = \"b\")\nclass V2 {}",
            "@RevisionInfo(id = V1.ID)\nclass V1 implements Revision {}",
            "class V1 {\n  void upgrade( { }\n}",
            "class V1 {\n  String s = \"\n}",
            "class V1 {",
            "class Other {}",
            "")) {
      var wrong = assertThrows(GeneratorException.class, () -> RevisionSources.read(PLACE, text));
      told.append(text).append("\n\n").append(wrong.getMessage()).append("\n\n----\n");
    }
    Golden.check("error/revisions.txt", told.toString());
  }

  @Test
  void a_folder_gives_its_revisions_and_passes_over_the_rest(@TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("V2.java"), SOURCE.replace("V1", "V2"));
    Files.writeString(Files.createDirectory(folder.resolve("a")).resolve("V1.java"), SOURCE);
    Files.writeString(folder.resolve("Numbers.java"), "class Numbers {}");
    Files.writeString(folder.resolve("package-info.java"), "package a;");
    Files.writeString(folder.resolve("notes.txt"), "no Java");
    assertEquals(
        List.of(folder.resolve("V2.java"), folder.resolve("a/V1.java")),
        RevisionSources.in(folder).stream().map(RevisionFile::path).toList());
    Files.write(folder.resolve("V3.java"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThrows(GeneratorException.class, () -> RevisionSources.in(folder));
    assertThrows(GeneratorException.class, () -> RevisionSources.in(folder.resolve("none")));
  }

  @Test
  void the_parents_change_and_nothing_else() {
    assertEquals(
        SOURCE.replace("after = \"91d0c7aa\"", "after = {\"a\", \"b\"}"), after(SOURCE, "a", "b"));
    assertEquals(SOURCE, after(after(SOURCE, "a", "b"), "91d0c7aa"));
    String none = SOURCE.replace(", after = \"91d0c7aa\"", "");
    assertEquals(none, after(SOURCE));
    assertEquals(SOURCE, after(none, "91d0c7aa"));
    assertEquals(none, after(none));
    String first =
        SOURCE.replace("id = \"3f2a9c1b\", after = \"91d0c7aa\"", "after = \"a\", id = \"b\"");
    assertEquals(first.replace("after = \"a\", ", ""), after(first));
    String tall = SOURCE.replace("(id = ", "(\n    id = ").replace(", after =", ",\n    after =");
    for (String text : List.of(tall, tall.replace("\n", "\r\n"), tall.replace("\n", "\r"))) {
      assertEquals(text.replace("91d0c7aa", "x"), after(text, "x"));
      assertEquals(text.replaceFirst(",\\s+after = \"91d0c7aa\"", ""), after(text));
    }
    assertEquals(tall, after(after(tall), "91d0c7aa"));
    String windows = tall.replace("\n", "\r\n");
    assertEquals(windows, after(after(windows), "91d0c7aa"));
  }

  private static String after(String text, String... ids) {
    return RevisionSources.withAfter(PLACE, text, List.of(ids));
  }
}
