package io.bascule.generator.internal.declaration;

import io.bascule.generator.internal.code.Camel;
import io.bascule.schema.QualifiedName;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names for classes, each unlike all others whatever a file system thinks of letter case, and
 * unlike the classes that a declaration uses by their simple names.
 */
final class ClassNames {
  /** What declarations import, and what Windows takes for devices. */
  private static final Set<String> RESERVED =
      Set.of(
          ("column columns table index check constraint key value enumeration labelled sequence"
                  + " schema schemasource naming declare expression literal bigdecimal instant list"
                  + " localdate localtime localdatetime uuid hexformat con prn aux nul")
              .split(" "));

  private final Set<String> taken = new HashSet<>();

  /** A name that is taken before any is given. */
  void take(String name) {
    taken.add(name.toLowerCase(Locale.ROOT));
  }

  /**
   * The name of the class for a table or type.
   *
   * @param kind the word that tells it apart: {@code Table}
   */
  String give(QualifiedName name, String kind) {
    String local = start(Camel.upper(name.local()), kind);
    String wanted = isFree(local) ? local : local + kind;
    if (!isFree(wanted)) {
      wanted = start(Camel.upper(name.schema()), kind) + local;
    }
    String free = wanted;
    for (int number = 2; !isFree(free); number++) {
      free = wanted + number;
    }
    take(free);
    return free;
  }

  private static String start(String name, String kind) {
    return name.isEmpty() || !Character.isJavaIdentifierStart(name.codePointAt(0))
        ? kind + name
        : name;
  }

  private boolean isFree(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !taken.contains(lower)
        && !RESERVED.contains(lower)
        && !lower.matches("(com|lpt)[0-9]")
        && !isOfJavaLang(name);
  }

  private static boolean isOfJavaLang(String name) {
    try {
      Class.forName("java.lang." + name, false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
