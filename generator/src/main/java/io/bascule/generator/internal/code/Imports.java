package io.bascule.generator.internal.code;

import java.util.List;
import java.util.TreeSet;

/** What a source imports: it grows while the source is written, so that nothing is in vain. */
public final class Imports {
  private final TreeSet<String> statics = new TreeSet<>();
  private final TreeSet<String> types = new TreeSet<>();

  /** Imports a static member and gives its simple name. */
  public String member(Class<?> owner, String name) {
    statics.add(owner.getCanonicalName() + "." + name);
    return name;
  }

  /** Imports an enum's constant and gives its simple name. */
  public String constant(Enum<?> constant) {
    return member(constant.getDeclaringClass(), constant.name());
  }

  /** Imports a class, for a nested one the class around it, and gives the name to use. */
  public String type(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    if (outer != null) {
      return type(outer) + "." + type.getSimpleName();
    }
    if (!type.getPackageName().equals("java.lang")) {
      types.add(type.getName());
    }
    return type.getSimpleName();
  }

  /** The qualified names of the static members, sorted. */
  public List<String> statics() {
    return List.copyOf(statics);
  }

  /** The qualified names of the classes, sorted. */
  public List<String> types() {
    return List.copyOf(types);
  }
}
