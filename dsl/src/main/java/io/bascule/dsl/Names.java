package io.bascule.dsl;

import java.util.stream.Stream;

/** The names of columns. */
final class Names {
  private Names() {}

  static String[] of(String what, Column<?>... columns) {
    return Stream.of(columns).map(c -> Mistake.present(c, what).name()).toArray(String[]::new);
  }
}
