package io.bascule.dialect;

import io.bascule.schema.Constraint;
import io.bascule.schema.Sequence;
import io.bascule.schema.Table;

/** What a database holds to be the same. */
public interface Equivalence {
  /**
   * The table in the form in which two tables are equal exactly when the database holds them to be
   * the same, as far as that can be told without asking the server: types spelled one way, no words
   * that say what is the default anyway, expressions without differences of mere spelling. It takes
   * tables that were declared, and expressed by this dialect, as well as tables that were read.
   * Columns, constraints and indexes keep their number, their names and their order.
   */
  Table normal(Table table);

  /** The same for a sequence. */
  Sequence normal(Sequence sequence);

  /** Whether two names of columns or tables mean the same thing here: letter case, for one. */
  boolean sameName(String left, String right);

  /**
   * Whether the name is one that the server chose itself for a constraint that was declared without
   * a name.
   */
  boolean isServerChosen(Constraint constraint, Table owner);
}
