package io.bascule.testkit.internal.postgres;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Levels a text of the server that changes when it is read in again. A list of strings beside a
 * {@code varchar} column is printed as {@code (ARRAY['a'::character varying])::text[]}; read in
 * again it is printed as {@code ARRAY[('a'::character varying)::text]}. Both are the same.
 */
final class Deparsed {
  private static final Pattern WHOLE =
      Pattern.compile(
          "\\(ARRAY\\[((?:'(?:[^']|'')*'::character varying(?:, )?)+)\\]\\)::text\\[\\]");
  private static final Pattern EACH =
      Pattern.compile("\\(('(?:[^']|'')*')::character varying\\)::text");
  private static final Pattern ELEMENT = Pattern.compile("('(?:[^']|'')*')::character varying");

  private Deparsed() {}

  static String normal(String text) {
    String levelled =
        WHOLE
            .matcher(text)
            .replaceAll(
                array ->
                    Matcher.quoteReplacement(
                        "ARRAY[" + ELEMENT.matcher(array.group(1)).replaceAll("$1::text") + "]"));
    return EACH.matcher(levelled).replaceAll("$1::text");
  }
}
