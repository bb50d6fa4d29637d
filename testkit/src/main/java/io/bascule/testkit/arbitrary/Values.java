package io.bascule.testkit.arbitrary;

import io.bascule.schema.Literal;
import io.bascule.schema.Type;
import io.bascule.testkit.arbitrary.Features.Words;
import java.util.List;
import java.util.Locale;

/**
 * A constant of a type for each small number, another one for each wherever the type has that many.
 */
final class Values {
  /** The numbers that give constants of every type. */
  static final int MANY = 8;

  private Values() {}

  static Literal of(Making making, Type type, int number) {
    return switch (type.kind()) {
      case BOOLEAN -> Literal.of(number % 2 == 0);
      case SMALLINT, INTEGER, BIGINT -> Literal.number(Integer.toString(number + 1));
      case DECIMAL -> Literal.number((number + 1) + (type.scale() > 0 ? ".5" : ""));
      case REAL, DOUBLE -> Literal.number(number + ".5");
      case BINARY -> new Literal(Literal.Kind.BYTES, digits("%02x", number));
      case ARRAY -> array(making, type.elementType(), number);
      case ENUM -> label(making.labels(type), number);
      case NAMED -> named(type.text(), number);
      default -> Literal.of(text(type, number));
    };
  }

  private static String digits(String form, int number) {
    return String.format(Locale.ROOT, form, number);
  }

  private static String text(Type type, int number) {
    return switch (type.kind()) {
      case DATE -> digits("2026-01-%02d", number + 1);
      case TIME -> digits("08:00:%02d", number);
      case TIMESTAMP -> digits("2026-01-01 08:00:%02d", number);
      case TIMESTAMP_WITH_TIME_ZONE -> digits("2026-01-01 08:00:%02d+00:00", number);
      case UUID -> digits("00000000-0000-4000-8000-%012d", number);
      case JSON -> "{\"k\": " + number + "}";
      default -> "v" + number;
    };
  }

  private static Literal label(List<String> labels, int number) {
    return Literal.of(labels.isEmpty() ? "" : labels.get(number % labels.size()));
  }

  private static Literal array(Making making, Type element, int number) {
    Literal inner = of(making, element, number);
    boolean quoted = inner.kind() == Literal.Kind.STRING || inner.kind() == Literal.Kind.BYTES;
    String text = inner.kind() == Literal.Kind.BYTES ? "\\x" + inner.text() : inner.text();
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
    String words = quoted ? '"' + escaped + '"' : text;
    return Literal.of(making.speaks(Words.SQLITE) ? "[" + words + "]" : "{" + words + "}");
  }

  private static Literal named(String words, int number) {
    return switch (words) {
      case "MEDIUMINT", "INT", "FLOAT" -> Literal.number(Integer.toString(number + 1));
      case "DATETIME" -> Literal.of(digits("2026-01-01 08:00:%02d", number));
      case "inet" -> Literal.of("10.0.0." + number);
      case "interval" -> Literal.of(digits("%02d:00:00", number));
      case "int4range" -> Literal.of("[" + number + "," + (number + 1) + ")");
      case "macaddr" -> Literal.of(digits("08:00:2b:01:02:%02x", number));
      case "bit(8)" -> Literal.of(bits(number));
      case "json" -> Literal.of("{\"k\": " + number + "}");
      case "money" -> Literal.of("$" + number + ".00");
      case "tsvector" -> Literal.of("'w" + number + "'");
      default -> Literal.of("v" + number);
    };
  }

  private static String bits(int number) {
    String bits = "0".repeat(8) + Integer.toBinaryString(number);
    return bits.substring(bits.length() - 8);
  }
}
