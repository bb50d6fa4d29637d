package io.bascule.dsl;

import io.bascule.schema.Conflict;
import io.bascule.schema.Expression;
import io.bascule.schema.Expression.Operator;
import io.bascule.schema.ForeignKey.Action;
import io.bascule.schema.ForeignKey.Match;
import io.bascule.schema.Literal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.Function;

/** The words that a declaration has at hand without an import: constants and SQL's functions. */
abstract sealed class Words permits Types {
  /** The row goes with the row that it points to. */
  protected static final Action CASCADE = Action.CASCADE;

  /** A row that is pointed to cannot go; checked at once. */
  protected static final Action RESTRICT = Action.RESTRICT;

  /** The key becomes NULL. */
  protected static final Action SET_NULL = Action.SET_NULL;

  /** The key becomes its default. */
  protected static final Action SET_DEFAULT = Action.SET_DEFAULT;

  /** A row that is pointed to cannot go: what a foreign key does that says nothing. */
  protected static final Action NO_ACTION = Action.NO_ACTION;

  /** All columns of a composite key are NULL or none is. */
  protected static final Match FULL = Match.FULL;

  /** SQLite keeps the words and does as {@code SIMPLE}; PostgreSQL does not know it. */
  protected static final Match PARTIAL = Match.PARTIAL;

  /** SQLite: the transaction is rolled back. */
  protected static final Conflict ROLLBACK = Conflict.ROLLBACK;

  /** SQLite: the statement is taken back, as it is anyway. */
  protected static final Conflict ABORT = Conflict.ABORT;

  /** SQLite: the statement stops and what it did stays. */
  protected static final Conflict FAIL = Conflict.FAIL;

  /** SQLite: the row is left out. */
  protected static final Conflict IGNORE = Conflict.IGNORE;

  /** SQLite: the rows in its way are deleted. */
  protected static final Conflict REPLACE = Conflict.REPLACE;

  Words() {}

  /** The database's own words for a value, of whatever Java type is wanted. */
  protected static <T> Value<T> sql(String text) {
    return new Computed<>(Expression.sql(Mistake.present(text, "an expression")), Literal::ofValue);
  }

  /** A value that each database spells in its own words: {@code sql(on("sqlite", "…"), …)}. */
  protected static <T> Value<T> sql(Expression.PerDialect first, Expression.PerDialect... others) {
    Expression.PerDialect all = Mistake.present(first, "an expression");
    for (Expression.PerDialect other : others) {
      for (var text : other.texts().entrySet()) {
        all = all.on(text.getKey(), text.getValue());
      }
    }
    return new Computed<>(all, Literal::ofValue);
  }

  /** A value as the schema keeps it, of whatever Java type is wanted. */
  protected static <T> Value<T> sql(Expression expression) {
    return new Computed<>(Mistake.present(expression, "an expression"), Literal::ofValue);
  }

  /** The words of one database, by the name of its dialect: {@code sqlite}, {@code postgres}. */
  protected static Expression.PerDialect on(String dialect, String text) {
    return Expression.on(dialect, text);
  }

  /** NULL, written out: {@code defaultTo(nothing())}. */
  protected static <T> Value<T> nothing() {
    return new Computed<>(Literal.ofNull(), Literal::ofValue);
  }

  /** A number in exactly these digits, such as {@code 1e3} or {@code 12.50}. */
  protected static <N extends Number> NumberValue<N> digits(String digits) {
    return new NumberValue<>(Literal.number(digits));
  }

  /** The constant as a value, where only a value will do. */
  protected static <T> Value<T> constant(T constant) {
    return new Computed<>(
        Literal.ofValue(Mistake.present(constant, "a constant")), Literal::ofValue);
  }

  /** True where the condition is false. */
  protected static Condition not(Value<Boolean> condition) {
    return new Condition(applied(Operator.NOT, condition));
  }

  /** The same number with what {@link Numeric} offers. */
  protected static <N extends Number> NumberValue<N> number(Value<N> number) {
    return new NumberValue<>(Mistake.present(number, "an expression").expression());
  }

  /** The text in lower case. */
  protected static Value<String> lower(Value<String> text) {
    return text(Operator.LOWER, text);
  }

  /** The text in upper case. */
  protected static Value<String> upper(Value<String> text) {
    return text(Operator.UPPER, text);
  }

  /** The text without spaces at its ends. */
  protected static Value<String> trim(Value<String> text) {
    return text(Operator.TRIM, text);
  }

  /** How many characters the text has. */
  protected static NumberValue<Integer> length(Value<String> text) {
    return new NumberValue<>(applied(Operator.LENGTH, text));
  }

  /** One text behind the other. */
  protected static Value<String> concat(Value<String> left, Value<String> right) {
    return new Computed<>(applied(Operator.CONCAT, left, right), Literal::ofValue);
  }

  /** One text behind the other. */
  protected static Value<String> concat(Value<String> left, String right) {
    return concat(left, constant(right));
  }

  /** One text behind the other. */
  protected static Value<String> concat(String left, Value<String> right) {
    return concat(constant(left), right);
  }

  /** The number without its sign. */
  protected static <N extends Number> NumberValue<N> abs(Value<N> number) {
    return new NumberValue<>(applied(Operator.ABS, number));
  }

  /** The first of the two that is not NULL. */
  protected static <T> Value<T> coalesce(Value<T> first, Value<T> second) {
    Value<T> present = Mistake.present(first, "an expression");
    return new Computed<>(applied(Operator.COALESCE, present, second), present.constants());
  }

  /** The value, or the constant where it is NULL. */
  protected static <T> Value<T> coalesce(Value<T> first, T constant) {
    Value<T> present = Mistake.present(first, "an expression");
    return coalesce(present, new Computed<>(present.constant(constant), present.constants()));
  }

  /** The date and time at which the transaction started. */
  protected static <T> Value<T> currentTimestamp() {
    return now(Operator.CURRENT_TIMESTAMP, Literal::ofValue);
  }

  /** The date at which the transaction started. */
  protected static Value<LocalDate> currentDate() {
    return now(Operator.CURRENT_DATE, Literal::ofValue);
  }

  /** The time of day at which the transaction started. */
  protected static Value<LocalTime> currentTime() {
    return now(Operator.CURRENT_TIME, Literal::ofValue);
  }

  private static <T> Value<T> now(Operator operator, Function<? super T, Literal> constants) {
    return new Computed<>(Expression.apply(operator), constants);
  }

  private static Value<String> text(Operator operator, Value<String> text) {
    return new Computed<>(applied(operator, text), Literal::ofValue);
  }

  private static Expression applied(Operator operator, Value<?>... operands) {
    var expressions = new Expression[operands.length];
    for (int i = 0; i < operands.length; i++) {
      expressions[i] = Mistake.present(operands[i], "an expression").expression();
    }
    return Expression.apply(operator, expressions);
  }
}
