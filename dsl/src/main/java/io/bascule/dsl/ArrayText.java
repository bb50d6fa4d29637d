package io.bascule.dsl;

import io.bascule.schema.Literal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes columns of arrays, and writes constants of them as PostgreSQL reads them. */
final class ArrayText {
  private ArrayText() {}

  @SuppressWarnings("unchecked") // every permitted class is a column of its own T
  static <T> OtherColumn<List<T>> of(ArrayModifiers<T> speaker) {
    var column = (Column<T>) speaker;
    column.definition().becomeArray();
    return new OtherColumn<>(column.definition(), values -> literal(values, column.constants()));
  }

  private static <T> Literal literal(List<T> values, Function<? super T, Literal> constants) {
    return Literal.of(
        values.stream()
            .map(value -> element(value, constants))
            .collect(Collectors.joining(",", "{", "}")));
  }

  private static <T> String element(T value, Function<? super T, Literal> constants) {
    Literal literal = constants.apply(value);
    return switch (literal.kind()) {
      case NUMBER, BOOLEAN -> literal.text();
      case BYTES -> "\"\\\\x" + literal.text() + '"';
      case NULL -> "NULL";
      case STRING ->
          value instanceof List<?>
              ? literal.text()
              : '"' + literal.text().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    };
  }
}
