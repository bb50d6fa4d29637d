package io.bascule.generator.internal.spelling;

import io.bascule.schema.Check;
import io.bascule.schema.Conflict;
import io.bascule.schema.Constraint;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.Deferral;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.OtherConstraint;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.Unique;
import io.bascule.schema.Validity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Constraints. */
final class ConstraintSpelling implements Constraint.Visitor<String> {
  private final Names names;
  private final ExpressionSpelling expressions;
  private final KeySpelling keys;

  ConstraintSpelling(Names names, ExpressionSpelling expressions, KeySpelling keys) {
    this.names = names;
    this.expressions = expressions;
    this.keys = keys;
  }

  String code(Constraint constraint) {
    return constraint.accept(this);
  }

  @Override
  public String primaryKey(PrimaryKey key) {
    return names.call("primaryKey", keys.list(key.keys()))
        + including(key.include())
        + deferrable(key.deferral())
        + onConflict(key.onConflict())
        + named(key.id());
  }

  @Override
  public String unique(Unique unique) {
    return names.call("unique", keys.list(unique.keys()))
        + including(unique.include())
        + (unique.nullsEqual() == Unique.NullsEqual.NOT_DISTINCT ? ".nullsNotDistinct()" : "")
        + deferrable(unique.deferral())
        + onConflict(unique.onConflict())
        + named(unique.id());
  }

  @Override
  public String foreignKey(ForeignKey key) {
    var spelled = new StringBuilder();
    spelled.append(names.call("foreignKey", names.texts(key.columns())));
    String target = names.shortest(key.table()) + names.more(key.referenced());
    spelled.append(".references(").append(target).append(')');
    if (key.onDelete() != ForeignKey.Action.NO_ACTION || !key.setColumns().isEmpty()) {
      String action = names.imports.constant(key.onDelete()) + names.more(key.setColumns());
      spelled.append(".onDelete(").append(action).append(')');
    }
    if (key.onUpdate() != ForeignKey.Action.NO_ACTION) {
      spelled.append(".onUpdate(").append(names.imports.constant(key.onUpdate())).append(')');
    }
    if (key.match() != ForeignKey.Match.SIMPLE) {
      spelled.append(".match(").append(names.imports.constant(key.match())).append(')');
    }
    return spelled + deferrable(key.deferral()) + validity(key.validity()) + named(key.id());
  }

  @Override
  public String check(Check check) {
    return names.call("check", expressions.code(check.rule()))
        + (check.inheritance() == Check.Inheritance.NO_INHERIT ? ".noInherit()" : "")
        + validity(check.validity())
        + onConflict(check.onConflict())
        + named(check.id());
  }

  @Override
  public String other(OtherConstraint other) {
    String definition = names.text(other.definition());
    String name = other.id().text();
    return name == null
        ? names.call("constraint", definition)
        : names.call("constraint", names.text(name), definition);
  }

  private String named(ConstraintName id) {
    String name = id.text();
    return name == null ? "" : ".named(" + names.text(name) + ")";
  }

  private String including(List<String> columns) {
    return columns.isEmpty() ? "" : ".including(" + names.texts(columns) + ")";
  }

  private String deferrable(Deferral when) {
    return when == Deferral.NOT_DEFERRABLE
        ? ""
        : ".deferrable(" + names.imports.constant(when) + ")";
  }

  private String validity(Validity validity) {
    return validity == Validity.VALID ? "" : ".validity(" + names.imports.constant(validity) + ")";
  }

  private String onConflict(@Nullable Conflict clause) {
    return clause == null ? "" : ".onConflict(" + names.imports.constant(clause) + ")";
  }
}
