package io.bascule.dialect.postgres;

import io.bascule.schema.SqlText;
import io.bascule.schema.SqlText.Token;
import io.bascule.schema.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the words for a type, the server's own and those that people write. */
final class PostgresTypes {
  /** A word or more, perhaps a size in parentheses, perhaps the zone. */
  private static final Pattern WORDS =
      Pattern.compile("([a-z ]+?)(?:\\((\\d+)(?:,(-?\\d+))?\\))?( with(?:out)? time zone)?");

  private static final Map<String, Type.Kind> PORTABLE =
      Map.ofEntries(
          Map.entry("boolean", Type.Kind.BOOLEAN),
          Map.entry("smallint", Type.Kind.SMALLINT),
          Map.entry("integer", Type.Kind.INTEGER),
          Map.entry("bigint", Type.Kind.BIGINT),
          Map.entry("real", Type.Kind.REAL),
          Map.entry("double precision", Type.Kind.DOUBLE),
          Map.entry("numeric", Type.Kind.DECIMAL),
          Map.entry("character", Type.Kind.CHAR),
          Map.entry("character varying", Type.Kind.VARCHAR),
          Map.entry("text", Type.Kind.TEXT),
          Map.entry("bytea", Type.Kind.BINARY),
          Map.entry("date", Type.Kind.DATE),
          Map.entry("time without time zone", Type.Kind.TIME),
          Map.entry("timestamp without time zone", Type.Kind.TIMESTAMP),
          Map.entry("timestamp with time zone", Type.Kind.TIMESTAMP_WITH_TIME_ZONE),
          Map.entry("uuid", Type.Kind.UUID),
          Map.entry("jsonb", Type.Kind.JSON));

  /** What people write, and what the server calls it. */
  private static final Map<String, String> SYNONYMS =
      Map.ofEntries(
          Map.entry("bool", "boolean"),
          Map.entry("int", "integer"),
          Map.entry("int2", "smallint"),
          Map.entry("int4", "integer"),
          Map.entry("int8", "bigint"),
          Map.entry("float", "double precision"),
          Map.entry("float4", "real"),
          Map.entry("float8", "double precision"),
          Map.entry("decimal", "numeric"),
          Map.entry("dec", "numeric"),
          Map.entry("char", "character"),
          Map.entry("varchar", "character varying"),
          Map.entry("char varying", "character varying"),
          Map.entry("varbit", "bit varying"),
          Map.entry("time", "time without time zone"),
          Map.entry("timetz", "time with time zone"),
          Map.entry("timestamp", "timestamp without time zone"),
          Map.entry("timestamptz", "timestamp with time zone"));

  private PostgresTypes() {}

  /** The type that the server prints so ({@code format_type}). */
  static Type read(String words) {
    if (words.endsWith("[]")) {
      return Type.arrayOf(read(words.substring(0, words.length() - 2)));
    }
    Matcher matcher = WORDS.matcher(words);
    Type portable = matcher.matches() ? portable(matcher) : null;
    return portable == null ? Type.named(words) : portable;
  }

  private static @Nullable Type portable(Matcher matcher) {
    String zone = matcher.group(3 + 1);
    Type.Kind kind = PORTABLE.get(matcher.group(1) + (zone == null ? "" : zone));
    String size = matcher.group(2);
    String scale = matcher.group(3);
    if (kind == null || scale != null && scale.startsWith("-")) {
      return null;
    }
    if (size == null) {
      return Type.of(kind);
    }
    return scale == null
        ? Type.of(kind, Integer.parseInt(size))
        : Type.decimal(Integer.parseInt(size), Integer.parseInt(scale));
  }

  /** The type that somebody wrote down so: synonyms count, letter case and spaces do not. */
  static Type written(String words) {
    String text = words.strip();
    if (text.endsWith("]")) {
      String element = text.substring(0, text.lastIndexOf('[')).strip();
      Type inner = written(element);
      return inner.kind() == Type.Kind.ARRAY ? inner : Type.arrayOf(inner);
    }
    return read(canonical(SqlText.significant(text)));
  }

  /** The words in lower case, the size glued to the first of them, synonyms replaced. */
  private static String canonical(List<Token> tokens) {
    var name = new StringBuilder();
    var size = new StringBuilder();
    var zone = new StringBuilder();
    for (Token token : tokens) {
      boolean bare = token.kind() == SqlText.Kind.WORD;
      String word = bare ? token.text().toLowerCase(Locale.ROOT) : token.text();
      if (!size.isEmpty() && bare) {
        zone.append(' ').append(word);
      } else if (!size.isEmpty() || token.is('(')) {
        size.append(word);
      } else {
        boolean glued = name.isEmpty() || token.is('.') || name.charAt(name.length() - 1) == '.';
        name.append(glued ? "" : " ").append(word);
      }
    }
    return spelled(name.toString(), size.toString(), zone.toString());
  }

  private static String spelled(String name, String size, String zone) {
    String full = SYNONYMS.getOrDefault(name, name);
    if (full.equals("numeric") && !size.isEmpty() && !size.contains(",")) {
      return "numeric" + size.replace(")", ",0)");
    }
    if (full.equals("character") && size.isEmpty()) {
      return "character(1)";
    }
    for (String suffix : List.of(" with time zone", " without time zone")) {
      if (full.endsWith(suffix) && !full.equals(suffix)) {
        String given = zone.isEmpty() ? suffix : zone;
        return full.substring(0, full.length() - suffix.length()) + size + given;
      }
    }
    return full + size + zone;
  }
}
