package io.bascule.dialect.postgres;

import io.bascule.dialect.Statement.Diagnosis;
import io.bascule.schema.Check;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Index;
import io.bascule.schema.Key;
import io.bascule.schema.OtherConstraint;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Unique;
import io.bascule.schema.Unique.NullsEqual;
import io.bascule.schema.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What to ask when a statement fails because of the rows that are there. */
final class PostgresDiagnoses {
  private static final int SAMPLE = 5;

  private final PostgresSpelling spelling;

  PostgresDiagnoses(PostgresSpelling spelling) {
    this.spelling = spelling;
  }

  /**
   * Rows for which a condition is true.
   *
   * @param shown the columns that a sample shows; all if there are none
   */
  Diagnosis rows(String rule, QualifiedName table, List<String> shown, String condition) {
    String from = " FROM " + spelling.name(table) + " WHERE " + condition;
    String columns = shown.isEmpty() ? "*" : spelling.names(shown);
    return new Diagnosis(
        rule, "SELECT count(*)" + from, "SELECT " + columns + from + " LIMIT " + SAMPLE);
  }

  /** Rows in which a column is NULL. */
  Diagnosis missing(QualifiedName table, Column column, List<String> key) {
    return rows(
        table + "." + column.name() + " is NULL",
        table,
        key,
        spelling.name(column.name()) + " IS NULL");
  }

  /** Rows that are in the way of a new column without a value. */
  Diagnosis any(QualifiedName table, Column column, List<String> key) {
    return rows(
            "%s has rows, and %s has no value for them".formatted(table, column.name()),
            table,
            key,
            "true")
        .ofNewColumn(table + "." + column.name());
  }

  /** Rows that break a constraint, one diagnosis for each way to break it. */
  List<Diagnosis> of(QualifiedName table, Constraint constraint, List<String> key) {
    return constraint.accept(new OfConstraint(table, key));
  }

  /** Rows that are equal in the keys of a unique index. */
  List<Diagnosis> of(QualifiedName table, Index index) {
    if (!index.isUnique()) {
      return List.of();
    }
    var predicate = index.where();
    String where = predicate == null ? null : spelling.expression(predicate);
    return List.of(equal(table, index.keys(), index.nullsEqual(), where));
  }

  private Diagnosis equal(
      QualifiedName table, List<Key> keys, NullsEqual nulls, @Nullable String where) {
    List<String> values =
        keys.stream().map(key -> PostgresExpressions.spellKey(key.subject())).toList();
    Stream<String> known =
        nulls == NullsEqual.DISTINCT
            ? values.stream().map(value -> value + " IS NOT NULL")
            : Stream.empty();
    String conditions =
        Stream.concat(known, Stream.ofNullable(where).map(text -> "(" + text + ")"))
            .collect(Collectors.joining(" AND "));
    String listed = String.join(", ", values);
    String groups =
        "SELECT %s, count(*) AS times FROM %s%s GROUP BY %s HAVING count(*) > 1"
            .formatted(
                listed,
                spelling.name(table),
                conditions.isEmpty() ? "" : " WHERE " + conditions,
                listed);
    return new Diagnosis(
        "%s has rows that are equal in %s".formatted(table, listed),
        "SELECT coalesce(sum(times), 0) FROM (" + groups + ") AS repeated",
        groups + " LIMIT " + SAMPLE);
  }

  /** A constraint's question. */
  private final class OfConstraint implements Constraint.Visitor<List<Diagnosis>> {
    private final QualifiedName table;
    private final List<String> primary;

    OfConstraint(QualifiedName table, List<String> primary) {
      this.table = table;
      this.primary = primary;
    }

    @Override
    public List<Diagnosis> primaryKey(PrimaryKey key) {
      var diagnoses = new ArrayList<Diagnosis>();
      String missing =
          key.columns().stream()
              .map(column -> spelling.name(column) + " IS NULL")
              .collect(Collectors.joining(" OR "));
      diagnoses.add(
          rows(
              "%s has rows without a value in %s"
                  .formatted(table, String.join(", ", key.columns())),
              table,
              List.of(),
              missing));
      diagnoses.add(equal(table, key.keys(), NullsEqual.DISTINCT, null));
      return diagnoses;
    }

    @Override
    public List<Diagnosis> unique(Unique unique) {
      return List.of(equal(table, unique.keys(), unique.nullsEqual(), null));
    }

    @Override
    public List<Diagnosis> check(Check check) {
      return check.validity() != Validity.VALID
          ? List.of()
          : List.of(
              rows(
                  "%s breaks %s".formatted(table, spelling.expression(check.rule())),
                  table,
                  List.of(),
                  "NOT (" + spelling.expression(check.rule()) + ")"));
    }

    @Override
    public List<Diagnosis> foreignKey(ForeignKey key) {
      // Without the names of the columns that it points to there is nothing to join by.
      return key.validity() != Validity.VALID || key.referenced().isEmpty()
          ? List.of()
          : List.of(orphans(key));
    }

    private Diagnosis orphans(ForeignKey key) {
      String known =
          key.columns().stream()
              .map(column -> spelling.name(column) + " IS NOT NULL")
              .collect(Collectors.joining(" AND "));
      var pairs = new ArrayList<String>();
      for (int i = 0; i < key.columns().size(); i++) {
        pairs.add(
            "target.%s = %s.%s"
                .formatted(
                    spelling.name(key.referenced().get(i)),
                    "orphan",
                    spelling.name(key.columns().get(i))));
      }
      String from =
          " FROM %s AS orphan WHERE %s AND NOT EXISTS (SELECT FROM %s AS target WHERE %s)"
              .formatted(
                  spelling.name(table),
                  known,
                  spelling.name(key.table()),
                  String.join(" AND ", pairs));
      var shown = new ArrayList<>(primary);
      key.columns().stream().filter(column -> !shown.contains(column)).forEach(shown::add);
      return new Diagnosis(
          "%s has rows whose %s is in no row of %s"
              .formatted(table, String.join(", ", key.columns()), key.table()),
          "SELECT count(*)" + from,
          "SELECT " + spelling.names(shown) + from + " LIMIT " + SAMPLE);
    }

    @Override
    public List<Diagnosis> other(OtherConstraint other) {
      return List.of();
    }
  }
}
