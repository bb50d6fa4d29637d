package io.bascule.dialect.postgres;

import io.bascule.schema.Check;
import io.bascule.schema.Constraint;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.Expression;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Index;
import io.bascule.schema.Key;
import io.bascule.schema.OtherConstraint;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.schema.Unique;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The constraints and indexes of one table as PostgreSQL can hold them. */
final class PostgresExpressConstraint implements Constraint.Visitor<Constraint> {
  private final Table table;
  private final Schema declared;

  PostgresExpressConstraint(Table table, Schema declared) {
    this.table = table;
    this.declared = declared;
  }

  private static ConstraintName cut(ConstraintName id) {
    String text = id.text();
    return text == null ? id : new ConstraintName(PostgresNames.cut(text), id.origin());
  }

  private static List<String> cut(List<String> names) {
    return names.stream().map(PostgresNames::cut).toList();
  }

  private String place(Constraint constraint) {
    return constraint.kind() + " " + constraint.id() + " of " + table.id();
  }

  @Override
  public Constraint primaryKey(PrimaryKey key) {
    PostgresRefusals.conflict(place(key), key.onConflict());
    return new PrimaryKey(
        cut(key.id()), plain(key, key.keys()), cut(key.include()), key.deferral(), null);
  }

  @Override
  public Constraint unique(Unique unique) {
    PostgresRefusals.conflict(place(unique), unique.onConflict());
    return new Unique(
        cut(unique.id()),
        plain(unique, unique.keys()),
        cut(unique.include()),
        unique.nullsEqual(),
        unique.deferral(),
        null);
  }

  /** The keys of a constraint are columns here, and nothing else can be said of them. */
  private List<Key> plain(Constraint constraint, List<Key> keys) {
    keys.forEach(key -> PostgresRefusals.collation(place(constraint), key.collation()));
    return keys.stream().map(key -> Key.of(PostgresNames.cut(key.column()))).toList();
  }

  @Override
  public Constraint foreignKey(ForeignKey key) {
    PostgresRefusals.match(place(key), key.match());
    return new ForeignKey(
        cut(key.id()),
        cut(key.columns()),
        QualifiedName.of(
            PostgresNames.cut(key.table().schema()), PostgresNames.cut(key.table().local())),
        cut(referenced(key)),
        key.onDelete(),
        key.onUpdate(),
        key.match(),
        key.deferral(),
        cut(key.setColumns()),
        key.validity());
  }

  /** The columns pointed to; where none are named, the target's primary key is meant. */
  private List<String> referenced(ForeignKey key) {
    if (!key.referenced().isEmpty()) {
      return key.referenced();
    }
    return declared
        .table(key.table())
        .flatMap(Table::primaryKey)
        .map(PrimaryKey::columns)
        .orElse(List.of());
  }

  @Override
  public Constraint check(Check check) {
    PostgresRefusals.conflict(place(check), check.onConflict());
    return new Check(
        cut(check.id()),
        PostgresExpress.expression(check.rule()),
        check.inheritance(),
        check.validity(),
        null);
  }

  @Override
  public Constraint other(OtherConstraint other) {
    return other.withName(cut(other.id()));
  }

  static Index index(Table table, Index index) {
    String place = "index " + index.name() + " of " + table.id();
    String method = index.method().toLowerCase(Locale.ROOT);
    Expression where = index.where();
    return new Index(
        PostgresNames.cut(index.name()),
        index.keys().stream().map(key -> key(place, key)).toList(),
        index.uniqueness(),
        where == null ? null : PostgresExpress.expression(where),
        cut(index.include()),
        method.equals("btree") ? "" : method,
        index.nullsEqual(),
        PostgresExpress.lower(index.parameters()),
        PostgresExpress.comment(index.comment()));
  }

  private static Key key(String place, Key key) {
    @Nullable String collation = PostgresRefusals.collation(place, key.collation());
    return new Key(
        PostgresExpress.expression(key.subject()),
        key.order(),
        key.nulls(),
        collation,
        key.operatorClass());
  }
}
