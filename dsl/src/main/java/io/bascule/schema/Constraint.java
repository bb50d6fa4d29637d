package io.bascule.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule that every row of a table keeps. */
public sealed interface Constraint extends TableElement
    permits PrimaryKey, Unique, ForeignKey, Check, OtherConstraint {

  /** Its name. */
  ConstraintName id();

  /** The same rule under another name. */
  Constraint withName(ConstraintName name);

  /** The same rule after a column of its own table was renamed. */
  Constraint renamingColumn(String before, String after);

  /** The columns of its own table that it names, as far as it says. */
  List<String> columns();

  /** Whether it says something about that column; for raw SQL, judged by its words. */
  boolean mentions(String column);

  /** SQL's words for the kind of constraint: {@code primary key}, {@code check}. */
  String kind();

  /** Calls the visitor's method for this kind. */
  <R extends @Nullable Object> R accept(Visitor<R> visitor);

  /**
   * One method a kind of constraint.
   *
   * @param <R> what is made of it
   */
  interface Visitor<R extends @Nullable Object> {
    R primaryKey(PrimaryKey key);

    R unique(Unique unique);

    R foreignKey(ForeignKey key);

    R check(Check check);

    R other(OtherConstraint other);
  }
}
