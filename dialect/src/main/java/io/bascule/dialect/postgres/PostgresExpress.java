package io.bascule.dialect.postgres;

import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.EnumType;
import io.bascule.schema.Expression;
import io.bascule.schema.Generated;
import io.bascule.schema.Identity;
import io.bascule.schema.Index;
import io.bascule.schema.Literal;
import io.bascule.schema.Members;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Sequence;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes;
import io.bascule.schema.Type;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A schema as PostgreSQL can hold it.
 *
 * <p>Dropped is what changes nothing that PostgreSQL would do: STRICT (every table is), WITHOUT
 * ROWID, and the conflict clauses ROLLBACK, ABORT and FAIL, which tell how much of a failed
 * transaction is taken back. What would change which rows a table gets is refused, by its name: the
 * conflict clauses IGNORE and REPLACE, SQLite's collations NOCASE and RTRIM, MATCH PARTIAL.
 */
final class PostgresExpress {
  private final Schema declared;

  private PostgresExpress(Schema declared) {
    this.declared = declared;
  }

  static Schema express(Schema declared) {
    return new PostgresExpress(declared).whole();
  }

  private Schema whole() {
    var namespaces =
        declared.namespaces().stream()
            .map(PostgresNames::cut)
            .collect(Collectors.toCollection(TreeSet::new));
    return new Schema(
        namespaces,
        declared.enums().map(PostgresExpress::enumType),
        declared.sequences().map(PostgresExpress::sequence),
        declared.tables().map(this::table),
        declared.notes());
  }

  private static QualifiedName cut(QualifiedName name) {
    return QualifiedName.of(PostgresNames.cut(name.schema()), PostgresNames.cut(name.local()));
  }

  private static EnumType enumType(EnumType type) {
    return new EnumType(cut(type.id()), type.labels());
  }

  private static Sequence sequence(Sequence sequence) {
    Type type = type(sequence.type());
    return new Sequence(
        cut(sequence.id()), type, PostgresSequences.normal(sequence.options(), type));
  }

  private Table table(Table table) {
    String owner = "table " + table.id();
    Set<String> required = new HashSet<>();
    table.primaryKey().map(PrimaryKey::columns).ifPresent(required::addAll);
    var columns = table.columns().stream().map(column -> column(table, column, required)).toList();
    var rules = new PostgresExpressConstraint(table, declared);
    List<Constraint> constraints =
        table.constraints().stream().map(constraint -> constraint.accept(rules)).toList();
    List<Index> indexes =
        table.indexes().stream()
            .map(index -> PostgresExpressConstraint.index(table, index))
            .toList();
    return new Table(
        cut(table.id()),
        Members.of(owner, columns),
        constraints,
        Members.of(owner, indexes),
        attributes(table.attributes()));
  }

  private static TableAttributes attributes(TableAttributes attributes) {
    var known = new TreeSet<>(EnumSet.of(TableAttributes.Trait.UNLOGGED));
    var kept = attributes.keeping(known);
    return new TableAttributes(comment(kept.comment()), kept.traits(), lower(kept.parameters()));
  }

  static SortedMap<String, String> lower(Map<String, String> parameters) {
    var lower = new TreeMap<String, String>();
    parameters.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    return lower;
  }

  /** The server takes an empty comment for none. */
  static @Nullable String comment(@Nullable String comment) {
    return comment == null || comment.isEmpty() ? null : comment;
  }

  private static Column column(Table table, Column column, Set<String> required) {
    String place = table.id() + "." + column.name();
    PostgresRefusals.conflict("column " + place, column.onNull());
    Type type = type(column.type());
    Identity identity = identity(column.identity(), type);
    boolean open =
        column.nullable()
            && !required.contains(column.name())
            && (identity == null || identity.kind() == Identity.Kind.SERIAL);
    return new Column(
        PostgresNames.cut(column.name()),
        type,
        open,
        defaultValue(column.defaultValue(), type),
        identity,
        generated(column.generated()),
        PostgresRefusals.collation("column " + place, column.collation()),
        comment(column.comment()),
        null);
  }

  private static @Nullable Expression defaultValue(@Nullable Expression value, Type type) {
    if (value == null) {
      return null;
    }
    Expression own = expression(value);
    return own instanceof Literal literal ? PostgresDefaults.written(literal, type) : own;
  }

  private static @Nullable Generated generated(@Nullable Generated generated) {
    return generated == null
        ? null
        : new Generated(expression(generated.expression()), generated.storage());
  }

  private static @Nullable Identity identity(@Nullable Identity identity, Type type) {
    if (identity == null) {
      return null;
    }
    QualifiedName sequence = identity.sequence();
    return new Identity(
        identity.kind(),
        PostgresSequences.normal(identity.options(), type),
        sequence == null ? null : cut(sequence));
  }

  /** The expression with this dialect's own words where it has several. */
  static Expression expression(Expression expression) {
    if (expression instanceof Expression.PerDialect) {
      return Expression.sql(PostgresExpressions.spell(expression));
    }
    if (expression instanceof Expression.ColumnName column) {
      return Expression.column(PostgresNames.cut(column.name()));
    }
    return expression instanceof Expression.Apply apply
        ? new Expression.Apply(
            apply.operator(), apply.operands().stream().map(PostgresExpress::expression).toList())
        : expression;
  }

  /** The type as the server keeps it. */
  static Type type(Type type) {
    return switch (type.kind()) {
      case BINARY -> Type.of(Type.Kind.BINARY);
      case CHAR -> type.length() == Type.NONE ? Type.of(Type.Kind.CHAR, 1) : type;
      case DECIMAL ->
          type.length() != Type.NONE && type.scale() == Type.NONE
              ? Type.decimal(type.length(), 0)
              : type;
      case ENUM -> Type.enumeration(cut(type.enumName()));
      case ARRAY -> array(type(type.elementType()));
      case NAMED -> PostgresTypes.written(type.text());
      default -> type;
    };
  }

  /** The server knows no arrays of arrays: any array may have several dimensions. */
  private static Type array(Type element) {
    return element.kind() == Type.Kind.ARRAY ? element : Type.arrayOf(element);
  }
}
