package io.bascule.operation;

import io.bascule.schema.Declare;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What must hold for changes to be made: something is there, or is not. A database is asked for it;
 * without one, the schema that the revisions make by then.
 */
public sealed interface Condition {
  /** Whether it holds where those subjects are there that the predicate says. */
  boolean holds(Predicate<Subject> there);

  /** For people: {@code table users is there}. */
  String describe();

  /** A table; {@code schema.table} outside the default schema. */
  static Condition tableExists(String name) {
    return new Exists(Subject.table(Declare.name(name)));
  }

  /** A column of a table. */
  static Condition columnExists(String table, String column) {
    return new Exists(Subject.column(Declare.name(table), column));
  }

  /** A constraint of a table, by its name. */
  static Condition constraintExists(String table, String constraint) {
    return new Exists(Subject.constraint(Declare.name(table), constraint));
  }

  /** An index; {@code schema.index} outside the default schema. */
  static Condition indexExists(String name) {
    return new Exists(Subject.index(Declare.name(name)));
  }

  /** A sequence; {@code schema.sequence} outside the default schema. */
  static Condition sequenceExists(String name) {
    return new Exists(Subject.sequence(Declare.name(name)));
  }

  /** An enum type; {@code schema.type} outside the default schema. */
  static Condition enumExists(String name) {
    return new Exists(Subject.enumType(Declare.name(name)));
  }

  /** A schema, in the sense of a namespace. */
  static Condition schemaExists(String name) {
    return new Exists(Subject.schema(name));
  }

  /** The opposite of a condition. */
  static Condition not(Condition condition) {
    return new Not(condition);
  }

  /** This one, and another one too. */
  default Condition and(Condition other) {
    return new Both(this, other);
  }

  /** This one, or another one, or both. */
  default Condition or(Condition other) {
    return new Either(this, other);
  }

  /**
   * Something is there.
   *
   * @param subject what
   */
  record Exists(Subject subject) implements Condition {
    @Override
    public boolean holds(Predicate<Subject> there) {
      return there.test(subject);
    }

    @Override
    public String describe() {
      return subject + " is there";
    }
  }

  /**
   * Something does not hold.
   *
   * @param condition what
   */
  record Not(Condition condition) implements Condition {
    @Override
    public boolean holds(Predicate<Subject> there) {
      return !condition.holds(there);
    }

    @Override
    public String describe() {
      return condition instanceof Exists exists
          ? exists.subject() + " is not there"
          : "not (" + condition.describe() + ")";
    }
  }

  /**
   * Both hold.
   *
   * @param first the one
   * @param second the other
   */
  record Both(Condition first, Condition second) implements Condition {
    @Override
    public boolean holds(Predicate<Subject> there) {
      return first.holds(there) && second.holds(there);
    }

    @Override
    public String describe() {
      return joined(" and ", first, second);
    }
  }

  /**
   * At least one holds.
   *
   * @param first the one
   * @param second the other
   */
  record Either(Condition first, Condition second) implements Condition {
    @Override
    public boolean holds(Predicate<Subject> there) {
      return first.holds(there) || second.holds(there);
    }

    @Override
    public String describe() {
      return joined(" or ", first, second);
    }
  }

  private static String joined(String word, Condition first, Condition second) {
    return List.of(first, second).stream()
        .map(part -> part instanceof Exists ? part.describe() : "(" + part.describe() + ")")
        .collect(Collectors.joining(word));
  }
}
