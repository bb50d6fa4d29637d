package io.bascule.testkit.internal.postgres;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Levels a text of the server that changes when it is read in again. A list of strings beside a
 * {@code varchar} column is printed as {@code (ARRAY['a'::character varying])::text[]}; read in
 * again it is printed as {@code ARRAY[('a'::character varying)::text]}. What stems from {@code (x
 * BETWEEN 1 AND 2) AND y} is printed with parentheses around its first half, and without them when
 * it is read in again. Both are the same.
 */
final class Deparsed {
  private static final Pattern WHOLE =
      Pattern.compile(
          "\\(ARRAY\\[((?:'(?:[^']|'')*'::character varying(?:, )?)+)\\]\\)::text\\[\\]");
  private static final Pattern EACH =
      Pattern.compile("\\(('(?:[^']|'')*')::character varying\\)::text");
  private static final Pattern ELEMENT = Pattern.compile("('(?:[^']|'')*')::character varying");

  private static final List<String> OPERATORS = List.of(" AND ", " OR ");

  private Deparsed() {}

  static String normal(String text) {
    String levelled =
        WHOLE
            .matcher(text)
            .replaceAll(
                array ->
                    Matcher.quoteReplacement(
                        "ARRAY[" + ELEMENT.matcher(array.group(1)).replaceAll("$1::text") + "]"));
    return flattened(EACH.matcher(levelled).replaceAll("$1::text"));
  }

  /** Takes away parentheses around the first operand of an AND, or OR, that is one itself. */
  private static String flattened(String text) {
    for (int open = text.indexOf("(("); open >= 0; open = text.indexOf("((", open + 1)) {
      int inner = open + 1;
      int close = close(text, inner);
      String operator =
          close < 0
              ? ""
              : OPERATORS.stream()
                  .filter(word -> text.startsWith(word, close + 1))
                  .findFirst()
                  .orElse("");
      if (!operator.isEmpty() && isJoinedBy(operator, text.substring(inner + 1, close))) {
        return flattened(
            text.substring(0, inner)
                + text.substring(inner + 1, close)
                + text.substring(close + 1));
      }
    }
    return text;
  }

  private static boolean isJoinedBy(String operator, String operands) {
    String top = operands;
    for (int open = top.indexOf('('); open >= 0; open = top.indexOf('(')) {
      int close = close(top, open);
      if (close < 0) {
        return false;
      }
      top = top.substring(0, open) + top.substring(close + 1);
    }
    String level = top;
    return OPERATORS.stream().allMatch(word -> level.contains(word) == word.equals(operator));
  }

  /** Where a parenthesis closes that stands outside of quotes, or -1. */
  private static int close(String text, int open) {
    int depth = 0;
    char quote = 0;
    for (int at = open; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return at;
      }
    }
    return -1;
  }
}
