package io.bascule.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that is an expression over the row.
 *
 * @param id its name
 * @param rule what must not be false
 * @param inheritance whether tables that inherit get it too (PostgreSQL)
 * @param validity whether the rows that were there before it are known to keep it
 * @param onConflict SQLite's conflict clause, or null
 */
public record Check(
    ConstraintName id,
    Expression rule,
    Inheritance inheritance,
    Validity validity,
    @Nullable Conflict onConflict)
    implements Constraint {

  /** Whether tables that inherit from this one get the rule too. */
  public enum Inheritance {
    INHERIT,
    NO_INHERIT
  }

  /** A check with nothing special to it. */
  public static Check of(ConstraintName id, Expression rule) {
    return new Check(id, rule, Inheritance.INHERIT, Validity.VALID, null);
  }

  @Override
  public Check withName(ConstraintName name) {
    return new Check(name, rule, inheritance, validity, onConflict);
  }

  /** The same check under a name that somebody chose. */
  public Check named(String name) {
    return withName(ConstraintName.of(name));
  }

  /** The same check with another rule. */
  public Check withRule(Expression other) {
    return new Check(id, other, inheritance, validity, onConflict);
  }

  /** The same check, not handed down to tables that inherit. */
  public Check noInherit() {
    return new Check(id, rule, Inheritance.NO_INHERIT, validity, onConflict);
  }

  /** The same check with another word on the rows that were there before it. */
  public Check validity(Validity other) {
    return new Check(id, rule, inheritance, other, onConflict);
  }

  /** The same check with SQLite's conflict clause. */
  public Check onConflict(Conflict clause) {
    return new Check(id, rule, inheritance, validity, clause);
  }

  @Override
  public Check renamingColumn(String before, String after) {
    return withRule(rule.renaming(before, after));
  }

  @Override
  public List<String> columns() {
    return List.of();
  }

  @Override
  public boolean mentions(String column) {
    return rule.mentions(column);
  }

  @Override
  public String kind() {
    return "check";
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.check(this);
  }
}
