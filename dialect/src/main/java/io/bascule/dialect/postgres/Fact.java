package io.bascule.dialect.postgres;

import io.bascule.dialect.DialectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object of the catalog's answer. What is not there counts as null, false or empty; what
 * must be there and is not, or is of another kind, is an error.
 */
record Fact(Map<?, ?> values) {
  /** A text that may be missing. */
  @Nullable String maybe(String key) {
    Object value = values.get(key);
    return value == null ? null : value.toString();
  }

  /** A text that is always there. */
  String text(String key) {
    String value = maybe(key);
    if (value == null) {
      throw strange(key);
    }
    return value;
  }

  /** Whether it is there and true. */
  boolean is(String key) {
    Object value = values.get(key);
    if (value == null || value instanceof Boolean) {
      return Boolean.TRUE.equals(value);
    }
    throw strange(key);
  }

  /** A whole number that is always there. */
  long number(String key) {
    try {
      return Long.parseLong(text(key));
    } catch (NumberFormatException notANumber) {
      throw strange(key);
    }
  }

  /** A list of texts. */
  List<String> texts(String key) {
    var texts = new ArrayList<String>();
    for (Object value : list(key)) {
      texts.add(String.valueOf(value));
    }
    return texts;
  }

  /** A list of objects. */
  List<Fact> facts(String key) {
    var facts = new ArrayList<Fact>();
    for (Object value : list(key)) {
      facts.add(of(key, value));
    }
    return facts;
  }

  /** An object that may be missing. */
  @Nullable Fact fact(String key) {
    Object value = values.get(key);
    return value == null ? null : of(key, value);
  }

  /** The server's storage parameters, which it keeps as texts {@code name=value}. */
  SortedMap<String, String> parameters(String key) {
    var parameters = new TreeMap<String, String>();
    for (String text : texts(key)) {
      int equals = text.indexOf('=');
      parameters.put(equals < 0 ? text : text.substring(0, equals), text.substring(equals + 1));
    }
    return parameters;
  }

  private List<?> list(String key) {
    Object value = values.get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw strange(key);
  }

  private Fact of(String key, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return new Fact(map);
    }
    throw strange(key);
  }

  private DialectException strange(String key) {
    return DialectException.of(
        "unexpected-catalog-answer",
        "Cannot read the catalog: its answer has an unexpected %s: %s.".formatted(key, values));
  }
}
