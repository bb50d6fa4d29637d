package io.bascule.differ;

import io.bascule.dialect.Equivalence;
import io.bascule.schema.Check;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.Expression;
import io.bascule.schema.Generated;
import io.bascule.schema.Index;
import io.bascule.schema.Key;
import io.bascule.schema.OtherConstraint;
import io.bascule.schema.Sequence;
import io.bascule.schema.SqlText;
import io.bascule.schema.Table;
import org.jspecify.annotations.Nullable;

/** What is the same to every database: two declarations that differ in nothing but spelling. */
final class PortableEquivalence implements Equivalence {
  @Override
  public Table normal(Table table) {
    return table
        .withColumns(table.columns().map(PortableEquivalence::normal))
        .mapConstraints(PortableEquivalence::normal)
        .withIndexes(table.indexes().map(PortableEquivalence::normal));
  }

  @Override
  public Sequence normal(Sequence sequence) {
    return sequence;
  }

  @Override
  public boolean sameName(String left, String right) {
    return left.equals(right);
  }

  @Override
  public boolean isServerChosen(Constraint constraint, Table owner) {
    return false;
  }

  private static Column normal(Column column) {
    Generated generated = column.generated();
    Column plain = column.withDefault(normal(column.defaultValue()));
    return generated == null
        ? plain
        : plain.withGenerated(new Generated(text(generated.expression()), generated.storage()));
  }

  private static Constraint normal(Constraint constraint) {
    if (constraint instanceof Check check) {
      return check.withRule(text(check.rule()));
    }
    return constraint instanceof OtherConstraint other
        ? new OtherConstraint(other.id(), SqlText.normal(other.definition()))
        : constraint;
  }

  private static Index normal(Index index) {
    return index
        .withKeys(index.keys().stream().map(PortableEquivalence::normal).toList())
        .where(normal(index.where()));
  }

  private static Key normal(Key key) {
    return new Key(
        text(key.subject()), key.order(), key.nulls(), key.collation(), key.operatorClass());
  }

  private static @Nullable Expression normal(@Nullable Expression expression) {
    return expression == null ? null : text(expression);
  }

  private static Expression text(Expression expression) {
    return expression instanceof Expression.Sql sql
        ? new Expression.Sql(SqlText.normal(sql.text()))
        : expression;
  }
}
