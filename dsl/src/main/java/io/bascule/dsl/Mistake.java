package io.bascule.dsl;

import io.bascule.schema.EnumType;
import io.bascule.schema.SchemaException;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a declaration although it compiles, each in a sentence. */
final class Mistake {
  private Mistake() {}

  /** The value itself, unless it is null because its field comes later in the class. */
  static <V> V present(@Nullable V value, String what) {
    if (value == null) {
      throw SchemaException.of(
          "null-in-declaration",
          """
          Cannot declare %s: what it is given is null, as a field is until its line ran.

            at      %s
            try     move the line that declares it above this one"""
              .formatted(what, Line.here()));
    }
    return value;
  }

  static SchemaException frozen(String what, String declared) {
    return SchemaException.of(
        "schema-frozen",
        """
        Cannot change %s: its schema is built already.

          first   %s
          change  %s
          try     say it where it is declared"""
            .formatted(what, declared, Line.here()));
  }

  static SchemaException twice(Object table, String what, String first, String second) {
    return SchemaException.of(
        "declared-twice",
        """
        Cannot declare table %s: it has two %s.

          first   %s
          second  %s
          try     take one of them away or give it another name"""
            .formatted(table, what, first, second));
  }

  static SchemaException twoEnums(Object table, EnumType one, EnumType other) {
    return SchemaException.of(
        "enum-declared-twice",
        """
        Cannot declare table %s: it makes the enum type %s of two Java enums.

          first   %s
          second  %s
          try     enumeration("column", "another_name", State.class)"""
            .formatted(table, one.id(), other.labels(), one.labels()));
  }

  static SchemaException strangerColumn(String asker, Object target, String column) {
    return SchemaException.of(
        "column-of-another-table",
        """
        Cannot declare %s: the column %s that it references is not one of table %s.

          try     name a column of the table that the lambda is given"""
            .formatted(asker, column, target));
  }

  static SchemaException unfinished(Object table, String what, String line, String missing) {
    return SchemaException.of(
        "unfinished-declaration",
        """
        Cannot declare table %s: %s is not finished.

          at      %s
          try     add %s"""
            .formatted(table, what, line, missing));
  }

  static SchemaException notColumns(String what, String line) {
    return SchemaException.of(
        "expression-in-key",
        """
        Cannot declare %s: one of its keys is an expression.

          at      %s
          try     index("…").on(…).unique()"""
            .formatted(what, line));
  }

  static SchemaException empty(String what, String missing) {
    return SchemaException.of(
        "empty-declaration",
        """
        Cannot declare %s: it has no %s.

          at      %s"""
            .formatted(what, missing, Line.here()));
  }

  static SchemaException tooLate(String column, String word, String line) {
    return SchemaException.of(
        "said-too-late",
        """
        Cannot declare column %s: %s comes after its default.

          at      %s
          try     say %s right behind the type"""
            .formatted(column, word, line, word));
  }

  static SchemaException notInSnapshot(Object table, String column) {
    return SchemaException.of(
        "column-of-another-table",
        """
        Cannot work on the rows of %s: %s is no column of its snapshot.

          at      %s
          try     name a column of the snapshot that changes.rows(…) was given"""
            .formatted(table, column, Line.here()));
  }

  static SchemaException twoValues(Object table, String column) {
    return SchemaException.of(
        "two-values",
        """
        Cannot work on the rows of %s: column %s is given two values.

          at      %s
          try     leave one of them out"""
            .formatted(table, column, Line.here()));
  }

  static SchemaException noValues(Object table) {
    return SchemaException.of(
        "row-length",
        """
        Cannot insert into %s: the row has no value for any column.

          at      %s
          try     row.set(column, value)"""
            .formatted(table, Line.here()));
  }

  static SchemaException unreadable(String column, Object value, Class<?> wanted) {
    return SchemaException.of(
        "unreadable-value",
        """
        Cannot read column %s: the database gives a %s, and the snapshot says %s.

          try     type("%s", "…", %s.class)"""
            .formatted(
                column,
                value.getClass().getSimpleName(),
                wanted.getSimpleName(),
                column,
                value.getClass().getSimpleName()));
  }

  static SchemaException unknownLabel(Object type, String label, Class<?> constants) {
    return SchemaException.of(
        "unreadable-value",
        """
        Cannot read a value of %s: the enum %s has no constant for the label %s.

          try     add the constant, or name the column in a condition that leaves such rows out"""
            .formatted(type, constants.getSimpleName(), label));
  }
}
