package io.bascule.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.operation.DataAction;
import io.bascule.operation.DataStep;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.revision.Changes;
import io.bascule.revision.Place;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RevisionWriterTest {
  private static final Instant MINUTE = Instant.parse("2026-11-20T08:43:00Z");

  static List<Class<?>> family() {
    return List.of(Operation.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("family")
  void every_operation_has_a_template_and_a_golden_file(Class<?> kind) {
    String name = kind.getSimpleName();
    assertTrue(
        RevisionWriter.class.getResource("/templates/operation/" + name + ".ftl") != null, name);
    List<Operation> samples =
        Stream.concat(Samples.all().stream(), Samples.more().stream())
            .filter(kind::isInstance)
            .toList();
    assertTrue(!samples.isEmpty(), "Samples has none for " + name);
    JavaSource source = written(new Operations(samples));
    Golden.check("operation/" + name + ".java", source.text());
    assertEquals(new Operations(samples.stream().flatMap(Forms::parts).toList()), upgrade(source));
  }

  @Test
  void no_golden_file_is_left_over() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/golden/operation"))) {
      assertEquals(
          family().stream().map(kind -> kind.getSimpleName() + ".java").sorted().toList(),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void changes_of_one_table_stand_together() {
    List<Operation> all = Samples.all();
    JavaSource source = written(new Operations(all));
    Golden.check("revision/everything.java", source.text());
    assertEquals(new Operations(all.stream().flatMap(Forms::parts).toList()), upgrade(source));
  }

  @Test
  void a_blank_revision_says_what_may_be_written() {
    JavaSource source =
        RevisionWriter.standard()
            .write(RevisionDraft.blank("3f2a9c1b", List.of(), "", MINUTE, "shop.revisions"));
    Golden.check("revision/blank.java", source.text());
    assertEquals(Operations.NONE, upgrade(source));
  }

  @Test
  void a_revision_that_joins_two_needs_nothing_else() {
    JavaSource source =
        RevisionWriter.standard()
            .write(
                RevisionDraft.blank(
                    "3f2a9c1b",
                    List.of("91d0c7aa", "7be11042"),
                    "join \"state\" and\n*/ @nickname of all those people that a very long message"
                        + " tells us of, \\user or not",
                    MINUTE,
                    ""));
    Golden.check("revision/join.java", source.text());
    RevisionInfo info = compiled(source).getClass().getAnnotation(RevisionInfo.class);
    assertEquals(List.of("91d0c7aa", "7be11042"), List.of(info.after()));
    assertEquals("2026-11-20T08:43:00Z", info.created());
    assertTrue(info.message().startsWith("join \"state\" and\n*/"), info.message());
  }

  @Test
  void piece_of_java_is_refused() {
    var call = new DataStep(new DataAction.Call("number the orders", connection -> {}));
    var refusal = assertThrows(GeneratorException.class, () -> written(Operations.of(call)));
    Golden.check("error/unwritable.txt", refusal.getMessage() + "\n");
  }

  @Test
  void the_template_can_be_the_users_own(@TempDir Path folder) throws IOException {
    Path template = folder.resolve("mine.ftl");
    Files.writeString(
        template, "// ${id} ${after?join(' ')} ${message} ${created}\n${upgrade}\n\n");
    var writer = RevisionWriter.using(template);
    assertEquals(
        "// a b c m 2026-11-20T08:43:00Z\n    changes.createSchema(\"billing\");\n",
        writer
            .write(
                RevisionDraft.of(
                    "a",
                    List.of("b", "c"),
                    "m",
                    MINUTE,
                    "",
                    new Operations(Samples.all().subList(0, 1))))
            .text());
  }

  @Test
  void a_wrong_template_is_told_with_its_line(@TempDir Path folder) throws IOException {
    Path template = folder.resolve("mine.ftl");
    var draft = RevisionDraft.blank("a", List.of(), "m", MINUTE, "");
    for (String text :
        List.of("\n${nobody}", "\n<#if>", "\n${'freemarker.template.utility.Execute'?new()}")) {
      Files.writeString(template, text);
      var wrong =
          assertThrows(GeneratorException.class, () -> RevisionWriter.using(template).write(draft));
      assertTrue(wrong.getMessage().contains(template + ":2"), wrong.getMessage());
    }
    assertThrows(GeneratorException.class, () -> RevisionWriter.using(folder.resolve("none.ftl")));
  }

  @Test
  void the_template_is_short() throws IOException {
    Path template = Path.of("src/main/resources/templates/revision.java.ftl");
    assertTrue(Files.readAllLines(template).size() < 70, "the revision template has grown");
  }

  @Test
  void what_is_too_much_for_a_method_or_a_class_is_divided() {
    JavaSource source = written(Forms.wide(1_600));
    assertEquals(Forms.wide(1_600), upgrade(source));
    Operations many = Forms.many(2_000, 20);
    assertEquals(many, upgrade(written(many)));
  }

  private static JavaSource written(Operations upgrade) {
    return RevisionWriter.standard()
        .write(
            new RevisionDraft(
                "3f2a9c1b",
                Place.after("91d0c7aa"),
                "orders get a state",
                MINUTE,
                "shop.revisions",
                upgrade,
                Operations.NONE));
  }

  @Test
  void a_second_revision_of_the_same_minute_and_message_has_its_id_in_its_name() {
    var draft = RevisionDraft.blank("3f2a9c1b", List.of(), "a state", MINUTE, "shop.revisions");
    String first = RevisionWriter.standard().write(draft).className();
    JavaSource second = RevisionWriter.standard().avoiding(Set.of(first)).write(draft);
    assertEquals(first + "_3f2a9c1b", second.className());
    assertEquals(Operations.NONE, upgrade(second));
  }

  private static Revision compiled(JavaSource source) {
    return InMemory.compiled(List.of(source)).make(source, Revision.class);
  }

  private static Operations upgrade(JavaSource source) {
    var changes = new Changes();
    compiled(source).upgrade(changes);
    return changes.operations();
  }
}
