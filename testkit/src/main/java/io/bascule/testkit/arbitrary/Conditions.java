package io.bascule.testkit.arbitrary;

import io.bascule.schema.Column;
import io.bascule.schema.Expression;
import io.bascule.schema.Expression.Operator;
import io.bascule.schema.Literal;
import io.bascule.schema.SqlText;
import io.bascule.schema.Table;
import java.util.List;
import java.util.Optional;

/**
 * Conditions on the columns of a table. All of them hold for all rows that {@link Rows} makes, so
 * that a check can come and go whatever rows are there.
 */
final class Conditions {
  private final Making making;
  private final Table table;

  Conditions(Making making, Table table) {
    this.making = making;
    this.table = table;
  }

  /** A condition on one or two columns, if the table has any that one can be made of. */
  Optional<Expression> any(Draw draw) {
    List<Column> columns =
        table.columns().stream()
            .filter(column -> !Kinds.isVirtual(column) || making.has(Feature.VIRTUAL_KEYS))
            .filter(Conditions::isSimple)
            .toList();
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    Expression first = about(draw.at("first"), draw.pick("first", columns));
    if (!draw.chance("two", 30)) {
      return Optional.of(first);
    }
    Expression second = about(draw.at("second"), draw.pick("second", columns));
    Operator joined = draw.chance("or", 50) ? Operator.OR : Operator.AND;
    boolean structured = !(first instanceof Expression.PerDialect);
    return Optional.of(
        structured && !(second instanceof Expression.PerDialect)
            ? Expression.apply(joined, first, second)
            : first);
  }

  private static boolean isSimple(Column column) {
    return Kinds.isNumber(column.type())
        || Kinds.isText(column.type())
        || column.type().kind() == io.bascule.schema.Type.Kind.DATE
        || column.type().kind() == io.bascule.schema.Type.Kind.BOOLEAN;
  }

  private Expression about(Draw draw, Column column) {
    if (making.uses(Feature.RAW_SQL, draw, 30)) {
      return Expression.sql(raw(draw, column));
    }
    if (making.uses(Feature.PER_DIALECT_SQL, draw, 10)) {
      String words = raw(draw, column);
      return Expression.on("sqlite", words).on("postgres", words);
    }
    Expression subject = Expression.column(column.name());
    if (draw.chance("null", 15)) {
      return either(Operator.IS_NULL, Operator.IS_NOT_NULL, subject);
    }
    return switch (column.type().kind()) {
      case BOOLEAN -> Expression.apply(Operator.IN, subject, Literal.of(true), Literal.of(false));
      case DATE -> Expression.apply(Operator.GREATER, subject, Literal.of("2000-01-01"));
      case CHAR, VARCHAR, TEXT -> aboutText(draw, subject);
      default -> aboutNumber(draw, subject);
    };
  }

  private static Expression either(Operator one, Operator other, Expression subject) {
    return Expression.apply(
        Operator.OR, Expression.apply(one, subject), Expression.apply(other, subject));
  }

  private static Expression aboutNumber(Draw draw, Expression number) {
    Expression least = Literal.number("0");
    Expression greatest = Literal.number("1000");
    return switch (draw.below("number", 6)) {
      case 0 -> Expression.apply(Operator.GREATER_OR_EQUAL, number, least);
      case 1 -> Expression.apply(Operator.LESS, number, greatest);
      case 2 -> Expression.apply(Operator.BETWEEN, number, least, greatest);
      case 3 -> Expression.apply(Operator.NOT_EQUAL, number, greatest);
      case 4 -> Expression.apply(Operator.NOT, Expression.apply(Operator.LESS, number, least));
      default ->
          Expression.apply(
              Operator.LESS_OR_EQUAL,
              Expression.apply(
                  Operator.TIMES,
                  Expression.apply(Operator.ABS, number),
                  Expression.apply(Operator.PLUS, Literal.number("1"), Literal.number("2"))),
              greatest);
    };
  }

  private static Expression aboutText(Draw draw, Expression text) {
    Expression length = Expression.apply(Operator.LENGTH, text);
    return switch (draw.below("text", 5)) {
      case 0 -> Expression.apply(Operator.NOT_EQUAL, text, Literal.of("it's"));
      case 1 -> Expression.apply(Operator.LESS, length, Literal.number("300"));
      case 2 -> Expression.apply(Operator.LIKE, text, Literal.of("%"));
      case 3 ->
          Expression.apply(
              Operator.NOT_EQUAL,
              Expression.apply(Operator.COALESCE, text, Literal.of("x")),
              Literal.of("never"));
      default ->
          Expression.apply(
              Operator.NOT_EQUAL,
              Expression.apply(
                  Operator.CONCAT, Expression.apply(Operator.LOWER, text), Literal.of("!")),
              Literal.of("never"));
    };
  }

  private static String raw(Draw draw, Column column) {
    String name = SqlText.quoted(column.name());
    return switch (column.type().kind()) {
      case BOOLEAN -> name + " OR NOT " + name;
      case DATE -> name + "  >  '1999-12-31'";
      case CHAR, VARCHAR, TEXT -> "length( " + name + " ) < 1000";
      default -> draw.chance("wide", 50) ? "(" + name + " > -1)" : name + " <> -5 or 1 = 1";
    };
  }
}
