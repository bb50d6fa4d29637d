package io.bascule.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.schema.Schema;
import io.bascule.schema.SchemaSource;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Modifiers combine in any order: a program that says them in every order compiles, and every
 * column of it means the same.
 */
class ModifierOrderTest {
  private static final String REFERENCES =
      "references(Goal.class, g -> g.%s).onDelete(CASCADE).named(\"fk\")";

  @TempDir Path output = Path.of("");

  private record Kind(String maker, String goal, List<String> modifiers) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              "bigint(\"%s\")",
              "big", List.of("nullable()", "defaultTo(0)", "identity()", "comment(\"c\")")),
          new Kind(
              "varchar(\"%s\", 9)",
              "text", List.of("nullable()", "defaultTo(\"x\")", "collate(\"C\")", "onNull(FAIL)")),
          new Kind("decimal(\"%s\", 9, 2)", "decimal", List.of("nullable()", "defaultTo(0)")),
          new Kind(
              "bool(\"%s\")", "bool", List.of("nullable()", "defaultTo(true)", "unique(\"uq\")")),
          new Kind(
              "type(\"%s\", \"citext\", String.class)",
              "text",
              List.of("nullable()", "defaultTo(\"x\")", "collate(\"C\")", "renamedFrom(\"o\")")),
          new Kind(
              "integer(\"%s\").array()",
              "array", List.of("nullable()", "defaultTo(List.of(1))", "virtualAs(sql(\"x\"))")));

  @Test
  void everyOrderMeansTheSame() throws Exception {
    for (Kind kind : KINDS) {
      var modifiers = new ArrayList<>(kind.modifiers());
      modifiers.add(REFERENCES.formatted(kind.goal()));
      List<List<String>> orders = orders(modifiers);
      Schema schema = built(program(kind, orders));
      var meanings =
          schema.tables().stream()
              .filter(table -> !table.name().equals("goal"))
              .map(table -> table.withName(io.bascule.schema.QualifiedName.of("t")))
              .distinct()
              .toList();
      assertEquals(
          1, meanings.size(), () -> kind.maker() + " means " + meanings.size() + " things");
      assertEquals(orders.size() + 1, schema.tables().size());
    }
  }

  private static <E> List<List<E>> orders(List<E> things) {
    if (things.isEmpty()) {
      return List.of(List.of());
    }
    var all = new ArrayList<List<E>>();
    for (int i = 0; i < things.size(); i++) {
      var others = new ArrayList<>(things);
      E first = others.remove(i);
      for (List<E> order : orders(others)) {
        all.add(Stream.concat(Stream.of(first), order.stream()).toList());
      }
    }
    return all;
  }

  private static String program(Kind kind, List<List<String>> orders) {
    var tables = new StringBuilder();
    var names = new StringBuilder("Goal::new");
    for (int i = 0; i < orders.size(); i++) {
      names.append(", T" + i + "::new");
      tables.append(
          """
          final class T%d extends Table {
            T%d() {
              super("t%d");
              %s.%s;
            }
          }
          """
              .formatted(i, i, i, kind.maker().formatted("c"), String.join(".", orders.get(i))));
    }
    return """
        import io.bascule.dsl.*;
        import io.bascule.schema.Schema;
        import io.bascule.schema.SchemaSource;
        import java.math.BigDecimal;
        import java.util.List;

        final class Goal extends Table {
          final Column<Long> big = bigint("big");
          final Column<String> text = text("text");
          final Column<BigDecimal> decimal = decimal("decimal");
          final Column<Boolean> bool = bool("bool");
          final Column<List<Integer>> array = integer("array").array();

          Goal() {
            super("goal");
          }
        }

        %s
        public final class Orders implements SchemaSource {
          public Schema schema() {
            return Schema.of(%s);
          }
        }
        """
        .formatted(tables, names);
  }

  private Schema built(String program) throws Exception {
    assertEquals(List.of(), Programs.compile(program, output));
    try (var loader =
        new URLClassLoader(new URL[] {output.toUri().toURL()}, Table.class.getClassLoader())) {
      Object source = loader.loadClass("Orders").getConstructor().newInstance();
      assertTrue(source instanceof SchemaSource);
      return ((SchemaSource) source).schema();
    }
  }
}
