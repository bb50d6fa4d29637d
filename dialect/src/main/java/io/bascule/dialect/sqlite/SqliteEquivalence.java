package io.bascule.dialect.sqlite;

import io.bascule.dialect.Equivalence;
import io.bascule.schema.Check;
import io.bascule.schema.Column;
import io.bascule.schema.Conflict;
import io.bascule.schema.Constraint;
import io.bascule.schema.Expression;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Generated;
import io.bascule.schema.Index;
import io.bascule.schema.Key;
import io.bascule.schema.Literal;
import io.bascule.schema.OtherConstraint;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.Sequence;
import io.bascule.schema.SqlText;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import io.bascule.schema.Unique;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is the same to SQLite: names and words of types in any letter case, {@code ON CONFLICT
 * ABORT} and no conflict clause, {@code COLLATE BINARY} and none, {@code DEFAULT NULL} and none,
 * {@code DEFAULT TRUE} and {@code DEFAULT 1}, a key with its column's own collation and one that
 * names none.
 */
final class SqliteEquivalence implements Equivalence {
  @Override
  public Table normal(Table table) {
    return new Normal(table).table();
  }

  @Override
  public Sequence normal(Sequence sequence) {
    return sequence;
  }

  @Override
  public boolean sameName(String left, String right) {
    return SqliteNames.same(left, right);
  }

  /** SQLite leaves a constraint without a name when it was declared without one. */
  @Override
  public boolean isServerChosen(Constraint constraint, Table owner) {
    return false;
  }

  /** The normal form of one table. */
  private static final class Normal implements Constraint.Visitor<Constraint> {
    private final Table table;
    private final NormalExpression expressions;

    Normal(Table table) {
      this.table = table;
      this.expressions = new NormalExpression(table);
    }

    Table table() {
      return table
          .withColumns(table.columns().map(this::column))
          .mapConstraints(constraint -> constraint.accept(this))
          .withIndexes(table.indexes().map(this::index))
          .withAttributes(HeldTable.attributes(table.attributes()));
    }

    private Column column(Column column) {
      Generated generated = column.generated();
      return column
          .withType(column.identity() == null ? type(column.type()) : Type.of(Type.Kind.INTEGER))
          .withDefault(defaultValue(column.defaultValue()))
          .withGenerated(
              generated == null
                  ? null
                  : new Generated(expressions.rule(generated.expression()), generated.storage()))
          .withCollation(collation(column.collation()))
          .withComment(null)
          .withOnNull(conflict(column.onNull()));
    }

    private static Type type(Type type) {
      Type known = SqliteTypes.read(SqliteTypes.words(type));
      return known.kind() == Type.Kind.NAMED ? Type.named(SqliteNames.fold(known.text())) : known;
    }

    private static @Nullable Expression defaultValue(@Nullable Expression value) {
      Expression normal = value == null ? null : NormalExpression.defaultValue(value);
      return normal instanceof Literal literal && literal.kind() == Literal.Kind.NULL
          ? null
          : normal;
    }

    private static @Nullable String collation(@Nullable String name) {
      String folded = name == null ? null : SqliteNames.fold(name);
      return folded == null || folded.equals("binary") ? null : folded;
    }

    private static @Nullable Conflict conflict(@Nullable Conflict clause) {
      return clause == Conflict.ABORT ? null : clause;
    }

    private Index index(Index index) {
      Expression where = index.where();
      Index plain = Index.of(index.name(), keys(index.keys()));
      Index whole = index.isUnique() ? plain.unique() : plain;
      return whole.where(where == null ? null : expressions.rule(where));
    }

    private List<Key> keys(List<Key> keys) {
      return keys.stream().map(this::key).toList();
    }

    private Key key(Key key) {
      Expression subject = expressions.subject(key.subject());
      Key plain = Key.of(subject);
      Key ordered = key.order() == Key.Order.DESCENDING ? plain.descending() : plain;
      String name = key.collation();
      String own =
          table
              .column(ordered.column())
              .map(column -> SqliteNames.fold(String.valueOf(column.collation())))
              .orElse("");
      String folded = name == null ? "" : SqliteNames.fold(name);
      boolean same =
          folded.isEmpty() || folded.equals(own) || own.equals("null") && folded.equals("binary");
      return same ? ordered : ordered.collate(folded);
    }

    @Override
    public Constraint primaryKey(PrimaryKey key) {
      return new PrimaryKey(
          key.id(), keys(key.keys()), List.of(), key.deferral(), conflict(key.onConflict()));
    }

    @Override
    public Constraint unique(Unique unique) {
      return new Unique(
          unique.id(),
          keys(unique.keys()),
          List.of(),
          unique.nullsEqual(),
          unique.deferral(),
          conflict(unique.onConflict()));
    }

    @Override
    public Constraint foreignKey(ForeignKey key) {
      boolean self = SqliteNames.same(key.table().local(), table.id().local());
      var own = key.columns().stream().map(expressions::column).toList();
      ForeignKey normal =
          new ForeignKey(
              key.id(),
              own,
              key.table(),
              key.referenced(),
              key.onDelete(),
              key.onUpdate(),
              key.match(),
              key.deferral(),
              key.setColumns(),
              key.validity());
      return self ? ForeignKeyTargets.resolved(normal, table) : normal;
    }

    @Override
    public Constraint check(Check check) {
      Check plain = Check.of(check.id(), expressions.rule(check.rule()));
      Conflict clause = conflict(check.onConflict());
      return clause == null ? plain : plain.onConflict(clause);
    }

    @Override
    public Constraint other(OtherConstraint other) {
      return new OtherConstraint(other.id(), SqlText.normal(other.definition()));
    }
  }
}
