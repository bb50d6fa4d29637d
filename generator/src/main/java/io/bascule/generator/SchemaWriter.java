package io.bascule.generator;

import freemarker.template.TemplateException;
import io.bascule.generator.internal.code.Words;
import io.bascule.generator.internal.declaration.Declarations;
import io.bascule.generator.internal.template.Templates;
import io.bascule.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes a schema down as the Java that declares it: a class a table, an enum an enum type, and one
 * {@link io.bascule.schema.SchemaSource} for the whole.
 *
 * <p>Names of constraints and indexes that a naming convention gives are left out; the convention
 * is the one that leaves out more. A constraint without a name gets the convention's.
 */
public final class SchemaWriter {
  private SchemaWriter() {}

  /**
   * The sources: tables and enums sorted by the names of the database, and last the class that
   * tells the whole.
   *
   * @param packageName the package of all classes, or the empty string
   * @param className the simple name of the class that tells the whole, such as {@code Shop}
   * @throws GeneratorException if the names are none of Java, or if the schema contradicts itself
   */
  public static List<JavaSource> write(Schema schema, String packageName, String className) {
    if (!Words.isName(className)) {
      throw GeneratorException.notAName("class", className);
    }
    if (!packageName.isEmpty() && !Words.isPackage(packageName)) {
      throw GeneratorException.notAName("package", packageName);
    }
    var sources = new ArrayList<JavaSource>();
    try {
      new Declarations(schema, className)
          .each((template, model) -> sources.add(source(template, model, packageName)));
    } catch (IllegalArgumentException e) {
      throw GeneratorException.undeclarable(String.valueOf(e.getMessage()), e);
    }
    return List.copyOf(sources);
  }

  private static JavaSource source(String template, Map<String, Object> model, String packageName) {
    model.put("packageName", packageName);
    try {
      String text = Templates.bundled(template, model).stripTrailing() + "\n";
      return new JavaSource(packageName, String.valueOf(model.get("className")), text);
    } catch (TemplateException e) {
      throw new IllegalStateException("the template " + template + " is wrong", e);
    }
  }
}
