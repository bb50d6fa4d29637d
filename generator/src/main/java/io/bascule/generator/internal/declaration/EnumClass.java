package io.bascule.generator.internal.declaration;

import io.bascule.generator.internal.code.Camel;
import io.bascule.generator.internal.code.Words;
import io.bascule.schema.EnumType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An enum type and the Java enum that declares it.
 *
 * @param type the type
 * @param name the Java enum's simple name
 * @param constants the constant of each label, in the labels' order
 */
record EnumClass(EnumType type, String name, Map<String, String> constants) {
  static EnumClass of(EnumType type, String name) {
    var constants = new LinkedHashMap<String, String>();
    var taken = new HashSet<String>();
    for (String label : type.labels()) {
      String word = Camel.constant(label);
      String wanted = Words.isName(word) ? word : "LABEL" + (word.isEmpty() ? "" : "_" + word);
      String free = wanted;
      for (int number = 2; !taken.add(free); number++) {
        free = wanted + "_" + number;
      }
      constants.put(label, free);
    }
    return new EnumClass(type, name, constants);
  }

  /** Whether some constant is not called as its label is. */
  boolean isLabelled() {
    return constants.entrySet().stream().anyMatch(e -> !e.getKey().equals(e.getValue()));
  }

  /** Whether the type's name is the one that its Java enum gets without a word. */
  boolean isConventional() {
    return type.id().inDefaultSchema()
        && type.id()
            .local()
            .equals(
                name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                    .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
                    .toLowerCase(java.util.Locale.ROOT));
  }
}
