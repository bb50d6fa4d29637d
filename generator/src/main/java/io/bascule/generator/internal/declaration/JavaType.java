package io.bascule.generator.internal.declaration;

import java.util.List;
import java.util.stream.Stream;

/**
 * The Java type of a column's values.
 *
 * @param text how it is written
 * @param classes what must be imported for it
 */
record JavaType(String text, List<Class<?>> classes) {
  static JavaType of(Class<?> type) {
    return new JavaType(type.getSimpleName(), List.of(type));
  }

  /** A class of the same package. */
  static JavaType own(String name) {
    return new JavaType(name, List.of());
  }

  JavaType list() {
    return new JavaType(
        "List<" + text + ">", Stream.concat(classes.stream(), Stream.of(List.class)).toList());
  }

  boolean is(Class<?> type) {
    return classes.equals(List.of(type));
  }

  boolean isNumber() {
    return classes.size() == 1 && Number.class.isAssignableFrom(classes.get(0));
  }
}
