package io.bascule.dialect.sqlite;

import io.bascule.schema.SqlText.Kind;
import io.bascule.schema.SqlText.Token;
import io.bascule.schema.Type;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Types and their words. SQLite takes any words for a type and derives an affinity from them
 * (sqlite.org/datatype3.html, 3.1), so each portable type has words of its own and is known again
 * by them. JSON is called {@code JSON TEXT}, because plain JSON would turn a text of digits into a
 * number; the digits of a time zoned timestamp stand last, because nothing may follow them.
 */
final class SqliteTypes {
  private static final Map<String, Type.Kind> KINDS = new TreeMap<>();

  private static final Pattern SIZED =
      Pattern.compile("(.*[^ ]) ?\\(([1-9][0-9]{0,8}|0)(?:,(-?[1-9][0-9]{0,8}|0))?\\)");

  static {
    for (Type.Kind kind : Type.Kind.values()) {
      String word = word(kind);
      if (!word.isEmpty()) {
        KINDS.put(word, kind);
      }
    }
  }

  private SqliteTypes() {}

  /** What SQLite does to a value that is put into a column. */
  enum Affinity {
    INTEGER,
    TEXT,
    BLOB,
    REAL,
    NUMERIC
  }

  /** The words of a portable kind; the empty string if SQLite has none. */
  private static String word(Type.Kind kind) {
    return switch (kind) {
      case BOOLEAN, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, CHAR, VARCHAR, TEXT, DATE, TIME ->
          kind.name();
      case TIMESTAMP, UUID -> kind.name();
      case DOUBLE -> "DOUBLE PRECISION";
      case BINARY -> "BLOB";
      case TIMESTAMP_WITH_TIME_ZONE -> "TIMESTAMP WITH TIME ZONE";
      case JSON -> "JSON TEXT";
      case ARRAY, ENUM, NAMED -> "";
    };
  }

  /** The words of a type. */
  static String words(Type type) {
    return switch (type.kind()) {
      case NAMED -> type.text();
      case ARRAY -> word(Type.Kind.JSON);
      case ENUM -> word(Type.Kind.TEXT);
      default -> word(type.kind()) + size(type);
    };
  }

  private static String size(Type type) {
    if (type.length() == Type.NONE) {
      return "";
    }
    return type.scale() == Type.NONE
        ? "(" + type.length() + ")"
        : "(" + type.length() + "," + type.scale() + ")";
  }

  /** The type of those words. */
  static Type read(String words) {
    return read(SqliteTokens.significant(words));
  }

  /** The type of the words at a column: a portable one where they are its words. */
  static Type read(List<Token> words) {
    String text = text(words);
    return portable(effective(words), text);
  }

  private static Type portable(String words, String text) {
    String upper = SqliteNames.upper(words);
    Type.Kind plain = KINDS.get(upper);
    if (plain != null) {
      return plain == Type.Kind.CHAR ? Type.named(text) : Type.of(plain);
    }
    Matcher sized = SIZED.matcher(upper);
    if (!sized.matches()) {
      return Type.named(text);
    }
    Type.Kind kind = KINDS.get(sized.group(1));
    int length = Integer.parseInt(sized.group(2));
    if (kind == Type.Kind.DECIMAL && sized.group(3) != null && !sized.group(3).equals("-1")) {
      return Type.decimal(length, Integer.parseInt(sized.group(3)));
    }
    boolean takesLength =
        kind != null
            && sized.group(3) == null
            && switch (kind) {
              case DECIMAL, CHAR, VARCHAR, BINARY, TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
                  true;
              default -> false;
            };
    return takesLength && kind != null ? Type.of(kind, length) : Type.named(text);
  }

  /** What SQLite takes the words for: when the first is in quotes, it does not see the others. */
  static String effective(List<Token> words) {
    boolean quoted = !words.isEmpty() && words.get(0).kind() != Kind.WORD;
    return quoted ? text(SqliteTokens.significant(words.get(0).unquoted())) : text(words);
  }

  /** The words with single spaces between them, and none around signs. */
  static String text(String words) {
    return text(SqliteTokens.significant(words));
  }

  /** The words with single spaces between them, and none around signs; comments are left out. */
  static String text(List<Token> words) {
    var text = new StringBuilder();
    Token last = null;
    for (Token word : withoutAlways(words)) {
      boolean apart = last != null && last.kind() != Kind.SIGN && word.kind() != Kind.SIGN;
      text.append(apart ? " " : "").append(word.text());
      last = word;
    }
    return text.toString();
  }

  /** SQLite cuts GENERATED ALWAYS off the end of a type (sqlite3AddColumn in its build.c). */
  private static List<Token> withoutAlways(List<Token> words) {
    int size = words.size();
    boolean cut =
        size >= 2 && words.get(size - 1).is("ALWAYS") && words.get(size - 2).is("GENERATED");
    return cut ? words.subList(0, size - 2) : words;
  }

  /** The affinity of a column of that type in a table that is not STRICT. */
  static Affinity affinity(Type type) {
    String upper = SqliteNames.upper(effective(SqliteTokens.significant(words(type))));
    if (upper.contains("INT")) {
      return Affinity.INTEGER;
    }
    if (upper.contains("CHAR") || upper.contains("CLOB") || upper.contains("TEXT")) {
      return Affinity.TEXT;
    }
    if (upper.isEmpty() || upper.contains("BLOB")) {
      return Affinity.BLOB;
    }
    boolean real = upper.contains("REAL") || upper.contains("FLOA") || upper.contains("DOUB");
    return real ? Affinity.REAL : Affinity.NUMERIC;
  }

  /** Whether a lone key on a column of that type is the row's address. */
  static boolean isRowid(Type type) {
    return SqliteNames.same(effective(SqliteTokens.significant(words(type))), "INTEGER");
  }
}
