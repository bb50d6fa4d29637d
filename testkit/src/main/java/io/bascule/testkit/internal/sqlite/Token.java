package io.bascule.testkit.internal.sqlite;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One word of a SQLite statement.
 *
 * @param kind what it is
 * @param text as written for words, numbers and symbols; without quotes, and with doubled quotes
 *     undone, for names and strings
 */
record Token(Kind kind, String text) {
  private static final Pattern PLAIN =
      Pattern.compile("[a-z_\\x{80}-\\x{10ffff}][\\w$\\x{80}-\\x{10ffff}]*");

  /** Names that mean something else as soon as they are not quoted. */
  private static final Set<String> LITERALS =
      Set.of("null", "true", "false", "current_date", "current_time", "current_timestamp");

  /** What a token can be. */
  enum Kind {
    /** A keyword or a bare name: SQLite cannot always tell them apart either. */
    WORD,
    /** A name in double quotes, which SQLite takes for a string where it knows no such name. */
    DOUBLE_QUOTED,
    /** A name in brackets or backticks. */
    QUOTED,
    STRING,
    BLOB,
    NUMBER,
    SYMBOL
  }

  /** Whether this is the keyword, given in lower case. */
  boolean is(String keyword) {
    return switch (kind) {
      case WORD, SYMBOL -> text.equalsIgnoreCase(keyword);
      default -> false;
    };
  }

  /** Whether this is one of the keywords, given in lower case. */
  boolean isIn(Set<String> keywords) {
    return kind == Kind.WORD && keywords.contains(text.toLowerCase(Locale.ROOT));
  }

  /** How the token is written in a normal form, where names are folded as SQLite compares them. */
  String normal() {
    return switch (kind) {
      case WORD, NUMBER -> text.toLowerCase(Locale.ROOT);
      case SYMBOL -> text;
      case STRING -> "'" + text.replace("'", "''") + "'";
      case BLOB -> "x'" + text.toLowerCase(Locale.ROOT) + "'";
      case DOUBLE_QUOTED, QUOTED -> name(text);
    };
  }

  /** A name in normal form. */
  static String name(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    boolean plain = PLAIN.matcher(folded).matches() && !LITERALS.contains(folded);
    return plain ? folded : '"' + folded.replace("\"", "\"\"") + '"';
  }
}
