package io.bascule.dialect.postgres;

import io.bascule.schema.SqlText.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server prints otherwise when it reads its own words in again, although it means the
 * same: {@code (x BETWEEN 1 AND 2) AND y} keeps its inner parentheses, and loses them when what was
 * printed is read (makeAndExpr of gram.y); a list of strings beside a {@code varchar} is cast as a
 * whole, and then one by one.
 */
final class PostgresReprint {
  private static final String STRING = "'(?:[^']|'')*'";

  private static final Pattern WHOLE_LIST =
      Pattern.compile(
          "\\( array \\[ (%1$s : : character varying(?: , %1$s : : character varying)*) \\] \\)"
                  .formatted(STRING)
              + " : : text \\[ \\]");

  private static final Pattern VARCHAR = Pattern.compile("(" + STRING + ") : : character varying");

  private static final Pattern ONE_BY_ONE =
      Pattern.compile("\\( (" + STRING + ") : : character varying \\) : : text");

  private PostgresReprint() {}

  /** The tokens without the parentheses around a first operand that has the same operator. */
  static List<Token> flattened(List<Token> tokens) {
    List<Token> flat = tokens;
    for (int open = needless(flat); open >= 0; open = needless(flat)) {
      var fewer = new ArrayList<>(flat);
      fewer.remove(close(flat, open));
      fewer.remove(open);
      flat = fewer;
    }
    return flat;
  }

  /** Where such a parenthesis opens, or -1. */
  private static int needless(List<Token> tokens) {
    for (int open = 0; open < tokens.size(); open++) {
      boolean first = open == 0 || tokens.get(open - 1).is('(') && !isCall(tokens, open - 1);
      if (first && tokens.get(open).is('(')) {
        int close = close(tokens, open);
        if (close + 1 < tokens.size() && joins(tokens, open, close, tokens.get(close + 1))) {
          return open;
        }
      }
    }
    return -1;
  }

  private static boolean isCall(List<Token> tokens, int open) {
    return open > 0 && tokens.get(open - 1).isName();
  }

  /** Whether what stands between is joined by that AND, or that OR, and by nothing else. */
  private static boolean joins(List<Token> tokens, int open, int close, Token operator) {
    if (!operator.is("AND") && !operator.is("OR")) {
      return false;
    }
    int depth = 0;
    boolean found = false;
    for (int at = open + 1; at < close; at++) {
      Token token = tokens.get(at);
      depth += token.is('(') ? 1 : token.is(')') ? -1 : 0;
      if (depth == 0 && (token.is("AND") || token.is("OR"))) {
        if (!token.is(operator.text())) {
          return false;
        }
        found = true;
      }
    }
    return found;
  }

  private static int close(List<Token> tokens, int open) {
    int depth = 0;
    for (int at = open; at < tokens.size(); at++) {
      depth += tokens.get(at).is('(') ? 1 : tokens.get(at).is(')') ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    return tokens.size() - 1;
  }

  /** A normal text with each string of a list cast by itself. */
  static String castOneByOne(String normal) {
    String lists =
        WHOLE_LIST
            .matcher(normal)
            .replaceAll(list -> Matcher.quoteReplacement("array [ " + asTexts(list) + " ]"));
    return ONE_BY_ONE.matcher(lists).replaceAll("$1 : : text");
  }

  private static String asTexts(MatchResult list) {
    return VARCHAR.matcher(list.group(1)).replaceAll("$1 : : text");
  }
}
