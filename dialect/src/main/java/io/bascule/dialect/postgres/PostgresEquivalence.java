package io.bascule.dialect.postgres;

import io.bascule.dialect.Equivalence;
import io.bascule.schema.Check;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.Expression;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Generated;
import io.bascule.schema.Identity;
import io.bascule.schema.Index;
import io.bascule.schema.Key;
import io.bascule.schema.Key.Nulls;
import io.bascule.schema.Key.Order;
import io.bascule.schema.OtherConstraint;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Sequence;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import io.bascule.schema.Unique;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL holds to be the same, as far as that can be told without asking it. */
final class PostgresEquivalence implements Equivalence {
  /** The digits of a second's fraction that the server keeps where nothing is said. */
  private static final int MOST_DIGITS = 6;

  @Override
  public Table normal(Table table) {
    return table
        .withColumns(table.columns().map(column -> normal(column, table.id())))
        .mapConstraints(PostgresEquivalence::normal)
        .withIndexes(table.indexes().map(PostgresEquivalence::normal));
  }

  @Override
  public Sequence normal(Sequence sequence) {
    Type type = normal(sequence.type());
    return new Sequence(sequence.id(), type, PostgresSequences.normal(sequence.options(), type));
  }

  private static Type normal(Type type) {
    Type kept = PostgresExpress.type(type);
    return switch (kept.kind()) {
      case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
          kept.length() >= MOST_DIGITS ? Type.of(kept.kind()) : kept;
      case ARRAY -> Type.arrayOf(normal(kept.elementType()));
      default -> kept;
    };
  }

  private static Column normal(Column column, QualifiedName table) {
    Type type = normal(column.type());
    return column
        .withType(type)
        .withDefault(normal(defaultValue(column.defaultValue(), type)))
        .withIdentity(normal(column, column.identity(), type, table))
        .withGenerated(normal(column.generated()));
  }

  private static @Nullable Expression defaultValue(@Nullable Expression value, Type type) {
    return value instanceof io.bascule.schema.Literal literal
        ? PostgresDefaults.written(literal, type)
        : value;
  }

  private static @Nullable Identity normal(
      Column column, @Nullable Identity identity, Type type, QualifiedName table) {
    if (identity == null) {
      return null;
    }
    QualifiedName sequence = identity.sequence();
    boolean chosen =
        sequence == null
            || identity.kind() != Identity.Kind.SERIAL
            || sequence.schema().equals(table.schema())
                && PostgresNames.isSequence(sequence.local(), table.local(), column.name());
    return new Identity(
        identity.kind(),
        PostgresSequences.normal(identity.options(), type),
        chosen ? null : sequence);
  }

  private static @Nullable Generated normal(@Nullable Generated generated) {
    return generated == null
        ? null
        : new Generated(text(generated.expression()), generated.storage());
  }

  private static @Nullable Expression normal(@Nullable Expression expression) {
    return expression == null ? null : text(expression);
  }

  private static Expression text(Expression expression) {
    return Expression.sql(PostgresTexts.normal(PostgresExpressions.spell(expression)));
  }

  private static Constraint normal(Constraint constraint) {
    if (constraint instanceof Check check) {
      return check.withRule(text(check.rule()));
    }
    return constraint instanceof OtherConstraint other
        ? new OtherConstraint(other.id(), PostgresTexts.normal(other.definition()))
        : constraint;
  }

  private static Index normal(Index index) {
    return index
        .withKeys(index.keys().stream().map(PostgresEquivalence::normal).toList())
        .where(normal(index.where()));
  }

  private static Key normal(Key key) {
    boolean descending = key.order() == Order.DESCENDING;
    boolean usual = key.nulls() == (descending ? Nulls.FIRST : Nulls.LAST);
    String operators = key.operatorClass();
    return new Key(
        key.isColumn() ? key.subject() : text(key.subject()),
        key.order(),
        usual ? Nulls.DEFAULT : key.nulls(),
        key.collation(),
        operators == null ? null : PostgresTexts.normal(operators.replace("'", "")));
  }

  @Override
  public boolean sameName(String left, String right) {
    return left.equals(right);
  }

  @Override
  public boolean isServerChosen(Constraint constraint, Table owner) {
    return constraint.id().present()
        && constraint.accept(new ServerNames(owner, constraint.id().orEmpty()));
  }

  /** Whether the server gave a name (ChooseIndexName and ChooseConstraintName in its sources). */
  private record ServerNames(Table owner, String name) implements Constraint.Visitor<Boolean> {
    private boolean made(List<String> columns, String word) {
      return PostgresNames.isMade(name, owner.id().local(), String.join("_", columns), word);
    }

    @Override
    public Boolean primaryKey(PrimaryKey key) {
      return made(List.of(), "pkey");
    }

    @Override
    public Boolean unique(Unique unique) {
      return made(unique.columns(), "key");
    }

    @Override
    public Boolean foreignKey(ForeignKey key) {
      return made(key.columns(), "fkey");
    }

    /** The server takes the column into the name if the rule has exactly one. */
    @Override
    public Boolean check(Check check) {
      List<String> columns = owner.columns().names().stream().filter(check::mentions).toList();
      return made(columns.size() == 1 ? columns : List.of(), "check");
    }

    @Override
    public Boolean other(OtherConstraint other) {
      List<String> columns = owner.columns().names().stream().filter(other::mentions).toList();
      return made(columns, "excl") || made(List.of(), "excl");
    }
  }
}
