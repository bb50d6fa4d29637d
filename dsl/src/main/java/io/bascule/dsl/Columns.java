package io.bascule.dsl;

/**
 * A group of columns that several tables have, with the rules that belong to them. A table takes
 * them in with {@code include(Stamps::new)}.
 */
public abstract non-sealed class Columns extends Elements {
  /** A group without columns. */
  protected Columns() {}
}
