package io.bascule.testkit.arbitrary;

import io.bascule.schema.Column;
import io.bascule.schema.Conflict;
import io.bascule.schema.Expression;
import io.bascule.schema.Expression.Operator;
import io.bascule.schema.Generated;
import io.bascule.schema.Identity;
import io.bascule.schema.Literal;
import io.bascule.schema.SequenceOptions;
import io.bascule.schema.SqlText;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import io.bascule.schema.Type.Kind;
import io.bascule.testkit.arbitrary.Features.Words;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes columns. */
final class Columns {
  private static final List<String> SQLITE_COLLATIONS = List.of("NOCASE", "RTRIM");
  private static final List<String> POSTGRES_COLLATIONS = List.of("C", "POSIX");

  private final Making making;

  Columns(Making making) {
    this.making = making;
  }

  /** Any column that holds what a row brings. */
  Column any(Draw draw, String name, boolean strict) {
    Type type = Kinds.any(making, draw, strict);
    Column column = Column.of(name, type);
    column = draw.chance("nullable", 40) ? column.asNullable() : required(draw, column);
    column = column.withDefault(defaultValue(draw.at("default"), column));
    column = column.withCollation(collation(draw, type));
    return commented(draw, column);
  }

  /** A column of a primary key. */
  Column key(Draw draw, String name, boolean strict) {
    Type type = Kinds.key(draw, strict);
    Column column = required(draw, Column.of(name, type)).withCollation(collation(draw, type));
    return commented(draw, column);
  }

  private Column required(Draw draw, Column column) {
    return making.uses(Feature.CONFLICT_CLAUSES, draw, 10)
        ? column.withOnNull(draw.pick("conflict", List.of(Conflict.values())))
        : column;
  }

  private Column commented(Draw draw, Column column) {
    return making.uses(Feature.COMMENTS, draw, 15)
        ? column.withComment(Names.comment(draw))
        : column;
  }

  @Nullable String collation(Draw draw, Type type) {
    boolean text = Kinds.isText(type);
    if (!text || !making.uses(Feature.COLLATIONS, draw, 15)) {
      return null;
    }
    boolean sqlite = making.speaks(Words.SQLITE);
    return draw.pick("collation", sqlite ? SQLITE_COLLATIONS : POSTGRES_COLLATIONS);
  }

  /** The same column, numbered by the database, if its type is an integer and it has no default. */
  Column numbered(Draw draw, Column column) {
    if (!column.type().isInteger() || column.defaultValue() != null) {
      return column;
    }
    if (making.uses(Feature.SERIAL, draw, 20)) {
      return column.asRequired().asIdentity(Identity.Kind.SERIAL);
    }
    if (!making.uses(Feature.IDENTITY, draw, 60)) {
      return column;
    }
    Identity.Kind kind =
        draw.chance("always", 40) ? Identity.Kind.ALWAYS : Identity.Kind.BY_DEFAULT;
    Identity identity = Identity.of(kind);
    return column
        .asRequired()
        .withIdentity(
            making.uses(Feature.FREE_IDENTITY, draw, 40)
                ? identity.withOptions(options(draw))
                : identity);
  }

  static SequenceOptions options(Draw draw) {
    SequenceOptions options = SequenceOptions.DEFAULT;
    options = draw.chance("start", 50) ? options.startingAt(draw.between("first", 2, 9)) : options;
    options = draw.chance("step", 40) ? options.incrementedBy(draw.between("by", 2, 5)) : options;
    options = draw.chance("least", 30) ? options.from(draw.between("from", -9, 1)) : options;
    options = draw.chance("most", 30) ? options.upTo(draw.between("to", 900, 999)) : options;
    options = draw.chance("cache", 20) ? options.caching(draw.between("size", 2, 9)) : options;
    return draw.chance("cycle", 20) ? options.cycling() : options;
  }

  /** What a row gets that does not say; a constant more often than not, or nothing. */
  @Nullable Expression defaultValue(Draw draw, Column column) {
    if (making.uses(Feature.DEFAULTS, draw, 35)) {
      boolean nothing = column.nullable() && draw.chance("nothing", 10);
      return nothing
          ? Literal.ofNull()
          : Values.of(making, column.type(), draw.below("value", Values.MANY));
    }
    return making.uses(Feature.EXPRESSION_DEFAULTS, draw, 20)
        ? computed(draw, column.type())
        : null;
  }

  private @Nullable Expression computed(Draw draw, Type type) {
    return switch (type.kind()) {
      case DATE -> Expression.apply(Operator.CURRENT_DATE);
      case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> Expression.apply(Operator.CURRENT_TIMESTAMP);
      case SMALLINT, INTEGER, BIGINT -> number(draw);
      case TEXT, VARCHAR -> text(draw);
      default -> null;
    };
  }

  private @Nullable Expression number(Draw draw) {
    if (making.uses(Feature.PER_DIALECT_SQL, draw, 40)) {
      return Expression.on("sqlite", "abs(-3)").on("postgres", "abs(-3)");
    }
    return making.has(Feature.RAW_SQL)
        ? Expression.sql(draw.chance("call", 50) ? "1 + 2" : "length('abc')")
        : Expression.apply(Operator.PLUS, Literal.number("1"), Literal.number("2"));
  }

  private @Nullable Expression text(Draw draw) {
    return making.has(Feature.RAW_SQL) && draw.chance("raw", 50)
        ? Expression.sql("'a' || 'b'")
        : Expression.apply(Operator.UPPER, Literal.of("abc"));
  }

  /** A column computed from another one of the table, if one can be. */
  Optional<Column> generated(Draw draw, String name, Table table) {
    List<Column> sources =
        table.columns().stream()
            .filter(column -> column.generated() == null)
            .filter(column -> column.type().isInteger() || Kinds.isText(column.type()))
            .filter(column -> !Kinds.isStrict(table) || Kinds.isStrict(column.type()))
            .toList();
    if (sources.isEmpty()) {
      return Optional.empty();
    }
    Column source = draw.pick("source", sources);
    boolean virtual = making.uses(Feature.VIRTUAL_COLUMNS, draw, 50);
    if (!virtual && !making.has(Feature.STORED_COLUMNS)) {
      return Optional.empty();
    }
    boolean number = source.type().isInteger();
    Type type = Type.of(number ? numberOf(table, source) : Kind.TEXT);
    Expression value = number ? sum(draw, source) : changed(draw, source);
    var storage = virtual ? Generated.Storage.VIRTUAL : Generated.Storage.STORED;
    Column column = Column.of(name, type).withGenerated(new Generated(value, storage));
    boolean nullable = source.nullable() || draw.chance("nullable", 40);
    return Optional.of(commented(draw, nullable ? column.asNullable() : column));
  }

  private static Kind numberOf(Table table, Column source) {
    return Kinds.isStrict(table) ? Kind.INTEGER : source.type().kind();
  }

  private Expression sum(Draw draw, Column source) {
    return making.uses(Feature.RAW_SQL, draw, 40)
        ? Expression.sql(SqlText.quoted(source.name()) + " * 2")
        : Expression.apply(Operator.PLUS, Expression.column(source.name()), Literal.number("1"));
  }

  private Expression changed(Draw draw, Column source) {
    return making.uses(Feature.RAW_SQL, draw, 40)
        ? Expression.sql("upper(" + SqlText.quoted(source.name()) + ")")
        : Expression.apply(Operator.CONCAT, Expression.column(source.name()), Literal.of("-x"));
  }
}
