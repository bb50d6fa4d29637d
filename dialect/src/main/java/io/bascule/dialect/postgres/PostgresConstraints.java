package io.bascule.dialect.postgres;

import io.bascule.schema.Check;
import io.bascule.schema.Constraint;
import io.bascule.schema.Deferral;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.OtherConstraint;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.Unique;
import io.bascule.schema.Validity;
import java.util.List;
import java.util.Locale;

/** Spells what follows {@code CONSTRAINT name}. */
final class PostgresConstraints implements Constraint.Visitor<String> {
  private final PostgresSpelling spelling;

  PostgresConstraints(PostgresSpelling spelling) {
    this.spelling = spelling;
  }

  @Override
  public String primaryKey(PrimaryKey key) {
    return "PRIMARY KEY " + list(key.columns()) + include(key.include()) + deferral(key.deferral());
  }

  @Override
  public String unique(Unique unique) {
    return "UNIQUE "
        + (unique.nullsEqual() == Unique.NullsEqual.NOT_DISTINCT ? "NULLS NOT DISTINCT " : "")
        + list(unique.columns())
        + include(unique.include())
        + deferral(unique.deferral());
  }

  @Override
  public String foreignKey(ForeignKey key) {
    return "FOREIGN KEY "
        + list(key.columns())
        + " REFERENCES "
        + spelling.name(key.table())
        + (key.referenced().isEmpty() ? "" : " " + list(key.referenced()))
        + (key.match() == ForeignKey.Match.SIMPLE ? "" : " MATCH " + key.match())
        + action("DELETE", key.onDelete())
        + (key.setColumns().isEmpty() ? "" : " " + list(key.setColumns()))
        + action("UPDATE", key.onUpdate())
        + deferral(key.deferral())
        + validity(key.validity());
  }

  @Override
  public String check(Check check) {
    return "CHECK ("
        + spelling.expression(check.rule())
        + ")"
        + (check.inheritance() == Check.Inheritance.NO_INHERIT ? " NO INHERIT" : "")
        + validity(check.validity());
  }

  @Override
  public String other(OtherConstraint other) {
    return other.definition();
  }

  private String list(List<String> columns) {
    return "(" + spelling.names(columns) + ")";
  }

  private String include(List<String> columns) {
    return columns.isEmpty() ? "" : " INCLUDE " + list(columns);
  }

  private static String action(String event, ForeignKey.Action action) {
    return action == ForeignKey.Action.NO_ACTION
        ? ""
        : " ON " + event + " " + action.name().replace('_', ' ').toUpperCase(Locale.ROOT);
  }

  static String deferral(Deferral deferral) {
    return switch (deferral) {
      case NOT_DEFERRABLE -> "";
      case INITIALLY_IMMEDIATE -> " DEFERRABLE";
      case INITIALLY_DEFERRED -> " DEFERRABLE INITIALLY DEFERRED";
    };
  }

  private static String validity(Validity validity) {
    return switch (validity) {
      case VALID -> "";
      case NOT_VALID -> " NOT VALID";
      case NOT_ENFORCED -> " NOT ENFORCED";
    };
  }
}
