package io.bascule.operation;

import io.bascule.schema.Expression;
import io.bascule.schema.Expression.Operator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An expression in one line for people; no database reads it. */
final class ExpressionText {
  private static final Set<Operator> BEHIND = EnumSet.of(Operator.IS_NULL, Operator.IS_NOT_NULL);

  private static final Set<Operator> FUNCTIONS =
      EnumSet.of(
          Operator.LOWER,
          Operator.UPPER,
          Operator.LENGTH,
          Operator.TRIM,
          Operator.ABS,
          Operator.COALESCE);

  private ExpressionText() {}

  static String of(Expression expression) {
    String text = expression instanceof Expression.Apply apply ? text(apply) : plain(expression);
    return text.strip().replaceAll("\\s+", " ");
  }

  private static String plain(Expression expression) {
    return expression instanceof Expression.PerDialect many
        ? many.texts().entrySet().stream()
            .map(text -> text.getKey() + ": " + text.getValue())
            .collect(Collectors.joining("; "))
        : expression.toString();
  }

  private static String text(Expression.Apply apply) {
    String word = apply.operator().word();
    List<String> operands = apply.operands().stream().map(ExpressionText::inner).toList();
    if (operands.isEmpty()) {
      return word;
    }
    if (FUNCTIONS.contains(apply.operator())) {
      return word + apply.operands().stream().map(ExpressionText::of).collect(list());
    }
    String first = operands.get(0);
    if (BEHIND.contains(apply.operator())) {
      return first + " " + word;
    }
    List<String> others = operands.subList(1, operands.size());
    return switch (apply.operator()) {
      case NOT -> word + " " + first;
      case IN -> first + " IN " + others.stream().collect(list());
      case BETWEEN -> first + " BETWEEN " + String.join(" AND ", others);
      default -> String.join(" " + word + " ", operands);
    };
  }

  private static java.util.stream.Collector<CharSequence, ?, String> list() {
    return Collectors.joining(", ", "(", ")");
  }

  private static String inner(Expression expression) {
    boolean open =
        expression instanceof Expression.Apply apply
            && !FUNCTIONS.contains(apply.operator())
            && !apply.operands().isEmpty();
    return open ? "(" + of(expression) + ")" : of(expression);
  }
}
