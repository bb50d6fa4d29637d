package io.bascule.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A value that the database computes: a default, the rule of a check, the predicate of a partial
 * index. It is data; a dialect spells it.
 */
public sealed interface Expression extends Operand
    permits Literal,
        Expression.ColumnName,
        Expression.Apply,
        Expression.Sql,
        Expression.PerDialect {

  /** How an operator or function is written around its operands. */
  enum Operator {
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    AND("AND"),
    OR("OR"),
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    DIVIDED_BY("/"),
    CONCAT("||"),
    LIKE("LIKE"),
    NOT("NOT"),
    IS_NULL("IS NULL"),
    IS_NOT_NULL("IS NOT NULL"),
    IN("IN"),
    BETWEEN("BETWEEN"),
    CURRENT_TIMESTAMP("CURRENT_TIMESTAMP"),
    CURRENT_DATE("CURRENT_DATE"),
    CURRENT_TIME("CURRENT_TIME"),
    LOWER("lower"),
    UPPER("upper"),
    LENGTH("length"),
    TRIM("trim"),
    ABS("abs"),
    COALESCE("coalesce");

    private final String word;

    Operator(String word) {
      this.word = word;
    }

    /** SQL's own word or sign for it. */
    public String word() {
      return word;
    }
  }

  /** The column of that name of the table at hand. */
  record ColumnName(String name) implements Expression {
    @Override
    public String toString() {
      return name;
    }
  }

  /** An operator or function applied to operands. */
  record Apply(Operator operator, List<Expression> operands) implements Expression {
    public Apply {
      operands = List.copyOf(operands);
    }
  }

  /** The database's own words, carried as they are. */
  record Sql(String text) implements Expression {
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * One spelling for each dialect, by the dialect's name ({@code sqlite}, {@code postgres}).
   *
   * @param texts the words by dialect
   */
  record PerDialect(SortedMap<String, String> texts) implements Expression {
    public PerDialect {
      texts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    /** One more spelling. */
    public PerDialect on(String dialect, String text) {
      var more = new TreeMap<>(texts);
      more.put(dialect, text);
      return new PerDialect(more);
    }
  }

  /** The column of that name of the table at hand. */
  static Expression column(String name) {
    return new ColumnName(name);
  }

  /** The database's own words. */
  static Expression sql(String text) {
    return new Sql(text.strip());
  }

  /** The database's own words for one dialect; chain {@link PerDialect#on} for the others. */
  static PerDialect on(String dialect, String text) {
    return new PerDialect(new TreeMap<>(Map.of(dialect, text)));
  }

  /** An operator applied to operands. */
  static Expression apply(Operator operator, Expression... operands) {
    return new Apply(operator, Arrays.asList(operands));
  }

  /** The expression itself, or the constant for any other value that {@link Literal} knows. */
  static Expression of(Object operand) {
    return operand instanceof Expression expression ? expression : Literal.ofValue(operand);
  }

  /** The same expression after the column {@code before} of its table is called {@code after}. */
  default Expression renaming(String before, String after) {
    if (this instanceof ColumnName column) {
      return column.name().equals(before) ? new ColumnName(after) : this;
    }
    if (this instanceof Apply apply) {
      return new Apply(
          apply.operator(),
          apply.operands().stream().map(operand -> operand.renaming(before, after)).toList());
    }
    if (this instanceof Sql sql) {
      return new Sql(SqlText.renameColumn(sql.text(), before, after));
    }
    if (this instanceof PerDialect many) {
      return new PerDialect(
          many.texts().entrySet().stream()
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey,
                      text -> SqlText.renameColumn(text.getValue(), before, after),
                      (left, right) -> left,
                      TreeMap::new)));
    }
    return this;
  }

  /**
   * Whether the expression names that column, letter case aside; for raw SQL, judged by its words.
   */
  default boolean mentions(String column) {
    if (this instanceof ColumnName own) {
      return own.name().equalsIgnoreCase(column);
    }
    if (this instanceof Apply apply) {
      return apply.operands().stream().anyMatch(operand -> operand.mentions(column));
    }
    if (this instanceof Sql sql) {
      return SqlText.mentions(sql.text(), column);
    }
    if (this instanceof PerDialect many) {
      return many.texts().values().stream().anyMatch(text -> SqlText.mentions(text, column));
    }
    return false;
  }
}
