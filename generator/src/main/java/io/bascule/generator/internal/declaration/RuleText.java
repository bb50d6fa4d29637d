package io.bascule.generator.internal.declaration;

import io.bascule.generator.internal.spelling.Spelling;
import io.bascule.schema.Check;
import io.bascule.schema.Conflict;
import io.bascule.schema.Constraint;
import io.bascule.schema.Deferral;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.OtherConstraint;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.Unique;
import io.bascule.schema.Validity;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Constraints as statements of a table's constructor. */
final class RuleText implements Constraint.Visitor<String> {
  private final Chosen chosen;
  private final KeyText keys;
  private final LinkText links;
  private final ValueText values;
  private final Spelling spelling;

  RuleText(Chosen chosen, KeyText keys, LinkText links, ValueText values, Spelling spelling) {
    this.chosen = chosen;
    this.keys = keys;
    this.links = links;
    this.values = values;
    this.spelling = spelling;
  }

  @Override
  public String primaryKey(PrimaryKey key) {
    return "primaryKey("
        + keys.list(key.keys())
        + ")"
        + keys.including(key.include())
        + deferrable(key.deferral())
        + onConflict(key.onConflict())
        + named(key);
  }

  @Override
  public String unique(Unique unique) {
    return "unique("
        + keys.list(unique.keys())
        + ")"
        + keys.including(unique.include())
        + (unique.nullsEqual() == Unique.NullsEqual.NOT_DISTINCT ? ".nullsNotDistinct()" : "")
        + deferrable(unique.deferral())
        + onConflict(unique.onConflict())
        + named(unique);
  }

  @Override
  public String foreignKey(ForeignKey key) {
    List<String> columns = key.columns();
    String own =
        columns.size() > LinkText.MOST
            ? columns.stream().map(spelling::code).collect(Collectors.joining(", "))
            : keys.columns(columns);
    return "foreignKey(" + own + ")" + links.target(key) + links.actions(key) + named(key);
  }

  @Override
  public String check(Check check) {
    String name = chosen.isChosen(check) ? spelling.code(check.id().orEmpty()) + ", " : "";
    return "check("
        + name
        + values.any(check.rule())
        + ")"
        + (check.inheritance() == Check.Inheritance.NO_INHERIT ? ".noInherit()" : "")
        + validity(check.validity())
        + onConflict(check.onConflict());
  }

  @Override
  public String other(OtherConstraint other) {
    return "constraint(%s, %s)"
        .formatted(spelling.code(other.id().orEmpty()), spelling.code(other.definition()));
  }

  private String named(Constraint constraint) {
    return chosen.isChosen(constraint)
        ? ".named(" + spelling.code(constraint.id().orEmpty()) + ")"
        : "";
  }

  static String deferrable(Deferral when) {
    return switch (when) {
      case NOT_DEFERRABLE -> "";
      case INITIALLY_IMMEDIATE -> ".deferrable()";
      case INITIALLY_DEFERRED -> ".initiallyDeferred()";
    };
  }

  static String validity(Validity validity) {
    return switch (validity) {
      case VALID -> "";
      case NOT_VALID -> ".notValid()";
      case NOT_ENFORCED -> ".notEnforced()";
    };
  }

  private static String onConflict(@Nullable Conflict clause) {
    return clause == null ? "" : ".onConflict(" + clause.name() + ")";
  }
}
