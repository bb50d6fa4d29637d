package io.bascule.laws.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a script at the semicolons that end its statements: not at those in strings, names, comments
 * and dollar quotes, nor at those inside the body of a trigger or of a function in SQL.
 */
final class SqlScript {
  /** Whose script it is; the two differ in brackets, backticks and comments within comments. */
  enum Lexicon {
    SQLITE,
    POSTGRES
  }

  private final String sql;
  private final Lexicon lexicon;
  private final List<String> statements = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private int start;
  private int at;
  private int depth;

  private SqlScript(String sql, Lexicon lexicon) {
    this.sql = sql;
    this.lexicon = lexicon;
  }

  /** The statements without their semicolons, in order; those that say nothing are left out. */
  static List<String> statements(String sql, Lexicon lexicon) {
    SqlScript script = new SqlScript(sql, lexicon);
    while (script.at < sql.length()) {
      script.step();
    }
    script.cut();
    return script.statements;
  }

  private void step() {
    char first = sql.charAt(at);
    if (sql.startsWith("--", at)) {
      at = after(sql.indexOf('\n', at), 1);
    } else if (sql.startsWith("/*", at)) {
      comment();
    } else if (first == '\'') {
      quoted('\'', isEscapeString());
    } else if (first == '"') {
      quoted('"', false);
    } else if (lexicon == Lexicon.SQLITE && first == '`') {
      quoted('`', false);
    } else if (lexicon == Lexicon.SQLITE && first == '[') {
      at = after(sql.indexOf(']', at), 1);
    } else if (lexicon == Lexicon.POSTGRES && first == '$') {
      dollar();
    } else if (Character.isLetter(first) || first == '_') {
      word();
    } else if (first == ';' && depth == 0) {
      cut();
    } else {
      at++;
    }
  }

  private int after(int found, int length) {
    return found < 0 ? sql.length() : found + length;
  }

  private void comment() {
    int open = 0;
    do {
      if (sql.startsWith("/*", at) && (open == 0 || lexicon == Lexicon.POSTGRES)) {
        open++;
        at += 2;
      } else if (sql.startsWith("*/", at)) {
        open--;
        at += 2;
      } else {
        at++;
      }
    } while (open > 0 && at < sql.length());
  }

  private boolean isEscapeString() {
    boolean marked = at > 0 && Character.toLowerCase(sql.charAt(at - 1)) == 'e';
    return marked && !words.isEmpty() && words.get(words.size() - 1).equals("e");
  }

  private void quoted(char quote, boolean escapes) {
    at++;
    while (at < sql.length()) {
      char next = sql.charAt(at++);
      if (escapes && next == '\\') {
        at++;
      } else if (next == quote) {
        if (at == sql.length() || sql.charAt(at) != quote) {
          return;
        }
        at++;
      }
    }
  }

  private void dollar() {
    String tag = dollarTag();
    at = tag == null ? at + 1 : after(sql.indexOf(tag, at + tag.length()), tag.length());
  }

  /** The tag between two dollars that start here, with them, or null. */
  private @Nullable String dollarTag() {
    if (at > 0 && isNamePart(sql.charAt(at - 1))) {
      return null;
    }
    int end = at + 1;
    while (end < sql.length() && isNamePart(sql.charAt(end)) && sql.charAt(end) != '$') {
      end++;
    }
    boolean closes = end < sql.length() && sql.charAt(end) == '$';
    return closes && !Character.isDigit(sql.charAt(at + 1)) ? sql.substring(at, end + 1) : null;
  }

  private void word() {
    int from = at;
    while (at < sql.length() && isNamePart(sql.charAt(at))) {
      at++;
    }
    words.add(sql.substring(from, at).toLowerCase(Locale.ROOT));
    if (hasBody()) {
      depth += nesting(words.get(words.size() - 1));
    }
  }

  /** What opens and closes a body: CASE has an END too. */
  private int nesting(String word) {
    return switch (word) {
      case "begin" -> depth == 0 ? 1 : 0;
      case "case" -> depth > 0 ? 1 : 0;
      case "end" -> depth > 0 ? -1 : 0;
      default -> 0;
    };
  }

  private boolean hasBody() {
    if (!words.get(0).equals("create")) {
      return false;
    }
    List<String> head = words.subList(0, Math.min(words.size(), 4));
    return lexicon == Lexicon.SQLITE
        ? head.contains("trigger")
        : (head.contains("function") || head.contains("procedure")) && startsAtomic();
  }

  private boolean startsAtomic() {
    return depth > 0
        || sql.substring(at).stripLeading().toLowerCase(Locale.ROOT).startsWith("atomic");
  }

  private static boolean isNamePart(char letter) {
    return Character.isLetterOrDigit(letter) || letter == '_' || letter == '$';
  }

  private void cut() {
    if (!words.isEmpty()) { // else there is nothing but blanks and comments
      statements.add(sql.substring(start, at).strip());
    }
    words.clear();
    at++;
    start = at;
  }
}
