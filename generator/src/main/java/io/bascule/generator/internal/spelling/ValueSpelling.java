package io.bascule.generator.internal.spelling;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plain Java values. */
final class ValueSpelling {
  /** Classes whose values are read back from their own text, and the method that reads it. */
  private static final Map<Class<?>, String> PARSED =
      Map.of(
          UUID.class, "fromString",
          Instant.class, "parse",
          LocalDate.class, "parse",
          LocalTime.class, "parse",
          LocalDateTime.class, "parse",
          OffsetTime.class, "parse",
          OffsetDateTime.class, "parse",
          ZonedDateTime.class, "parse",
          Duration.class, "parse");

  private final Names names;

  ValueSpelling(Names names) {
    this.names = names;
  }

  String code(Object value) {
    if (value instanceof String text) {
      return names.text(text);
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof Character) {
      return names.text(value.toString()) + ".charAt(0)";
    }
    if (value instanceof byte[] bytes) {
      String digits = HexFormat.of().formatHex(bytes);
      return names.imports.type(HexFormat.class) + ".of().parseHex(" + names.text(digits) + ")";
    }
    if (value instanceof Collection<?> texts) {
      Class<?> kind = value instanceof Set ? Set.class : List.class;
      return names.imports.type(kind) + ".of(" + texts(texts) + ")";
    }
    String reader = PARSED.get(value.getClass());
    if (reader == null) {
      throw new IllegalArgumentException("no Java text is known for " + value.getClass().getName());
    }
    return "%s.%s(%s)"
        .formatted(names.imports.type(value.getClass()), reader, names.text(value.toString()));
  }

  private String number(Number number) {
    if (number instanceof Integer) {
      return number.toString();
    }
    if (number instanceof Long) {
      return number + "L";
    }
    if (number instanceof BigDecimal || number instanceof BigInteger) {
      return "new %s(%s)"
          .formatted(names.imports.type(number.getClass()), names.text(number.toString()));
    }
    // Text and not digits, because NaN and the infinities have none.
    return "%s.valueOf(%s)"
        .formatted(names.imports.type(number.getClass()), names.text(number.toString()));
  }

  private String texts(Collection<?> texts) {
    return texts.stream().map(text -> names.text((String) text)).collect(Collectors.joining(", "));
  }

  String map(Map<String, String> texts) {
    String map = names.imports.type(Map.class);
    return texts.size() > 10 // as many as Map.of takes
        ? entries(texts, map + ".entry(%s, %s)", map + ".ofEntries(")
        : entries(texts, "%s, %s", map + ".of(");
  }

  private String entries(Map<String, String> texts, String entry, String start) {
    return texts.entrySet().stream()
        .map(e -> entry.formatted(names.text(e.getKey()), names.text(e.getValue())))
        .collect(Collectors.joining(", ", start, ")"));
  }

  String binds(Collection<? extends @Nullable Object> binds) {
    if (binds.size() == 1 && binds.contains(null)) {
      return ", (Object) null"; // a bare null would be no array of binds at all
    }
    return binds.stream()
        .map(bind -> ", " + (bind == null ? "null" : code(bind)))
        .collect(Collectors.joining());
  }
}
