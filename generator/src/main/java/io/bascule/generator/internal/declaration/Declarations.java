package io.bascule.generator.internal.declaration;

import io.bascule.generator.internal.code.Imports;
import io.bascule.generator.internal.code.Layout;
import io.bascule.generator.internal.code.Parts;
import io.bascule.generator.internal.code.Words;
import io.bascule.generator.internal.spelling.Spelling;
import io.bascule.generator.internal.spelling.Style;
import io.bascule.schema.Naming;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** What the templates fill in for the classes that declare a schema. */
public final class Declarations {
  /** So many words may follow each other in one sentence. */
  private static final int LONGEST = 30;

  private final Blueprint blueprint;
  private final String className;

  /**
   * The classes of a schema.
   *
   * @param className the simple name of the class that tells the whole schema
   */
  public Declarations(Schema schema, String className) {
    this.className = className;
    blueprint = new Blueprint(schema, Chosen.fewest(schema), className);
  }

  /**
   * Calls the visitor with the name of a template and what it fills in, once a class.
   *
   * @throws IllegalArgumentException if the schema cannot be declared
   */
  public void each(BiConsumer<String, Map<String, Object>> visitor) {
    for (TableClass table : blueprint.tables()) {
      try {
        visitor.accept("table.java.ftl", new TableText(blueprint, table).model());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "table " + table.table().id() + ": " + e.getMessage(), e);
      }
    }
    blueprint.enums().forEach(own -> visitor.accept("enum.java.ftl", enumeration(own)));
    visitor.accept("schema.java.ftl", source());
  }

  private static Map<String, Object> enumeration(EnumClass own) {
    var imports = new Imports();
    var constants = new LinkedHashMap<String, String>();
    own.constants().forEach((label, constant) -> constants.put(constant, Words.quoted(label)));
    if (own.isLabelled()) {
      imports.type(io.bascule.dsl.Labelled.class);
    }
    var model = new HashMap<String, Object>();
    model.put("className", own.name());
    model.put("typeName", Words.inJavadoc(own.type().id().toString()));
    model.put("labelled", own.isLabelled());
    model.put("constants", constants);
    model.put("imports", imports.types());
    return model;
  }

  private Map<String, Object> source() {
    var imports = new Imports();
    imports.type(Schema.class);
    imports.type(SchemaSource.class);
    var arguments = new ArrayList<String>();
    if (!Chosen.isStandard(blueprint.naming())) {
      arguments.add(imports.type(Naming.class) + ".postgres()");
    }
    blueprint.tables().forEach(table -> arguments.add(table.name() + "::new"));
    String made = "Schema.of(" + String.join(", ", arguments) + ")";
    List<String> words = words(new Spelling(imports, new Parts("Part"), Style.STATIC));
    var model = new HashMap<String, Object>();
    model.put("className", className);
    model.put("statements", statements(made, words));
    model.put("imports", imports.types());
    model.put("staticImports", imports.statics());
    return model;
  }

  private static String statements(String made, List<String> words) {
    if (words.size() <= LONGEST) {
      return "    return " + Layout.of(made + String.join("", words), 4, 8) + ";";
    }
    var lines = new ArrayList<String>();
    lines.add(Layout.assignment("Schema schema", made, 4));
    for (int at = 0; at < words.size(); at += LONGEST) {
      List<String> some = words.subList(at, Math.min(words.size(), at + LONGEST));
      lines.add(Layout.assignment("schema", "schema" + String.join("", some), 4));
    }
    lines.add("    return schema;");
    return String.join("\n", lines);
  }

  /** What no table brings along. */
  private List<String> words(Spelling spelling) {
    Schema schema = blueprint.schema();
    var words = new ArrayList<String>();
    var namespaces = new TreeSet<>(schema.namespaces());
    schema.tables().forEach(table -> namespaces.remove(table.id().schema()));
    namespaces.forEach(name -> words.add(".withNamespace(" + spelling.code(name) + ")"));
    blueprint.bareEnums().forEach(type -> words.add(".with(" + spelling.code(type) + ")"));
    schema.sequences().forEach(own -> words.add(".with(" + spelling.code(own) + ")"));
    return words;
  }
}
