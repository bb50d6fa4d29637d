package io.bascule.generator.internal.code;

import java.text.Normalizer;
import java.util.Map;

/** Texts in ASCII letters, as near to what they were as may be. */
public final class Ascii {
  /** Latin letters that do not fall apart into a base letter and marks. */
  private static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("ß", "ss"),
          Map.entry("æ", "ae"),
          Map.entry("Æ", "Ae"),
          Map.entry("œ", "oe"),
          Map.entry("Œ", "Oe"),
          Map.entry("ø", "o"),
          Map.entry("Ø", "O"),
          Map.entry("đ", "d"),
          Map.entry("Đ", "D"),
          Map.entry("ð", "d"),
          Map.entry("þ", "th"),
          Map.entry("Þ", "Th"),
          Map.entry("ł", "l"),
          Map.entry("Ł", "L"),
          Map.entry("ı", "i"));

  private Ascii() {}

  /** The text without marks on its letters; what has no like in ASCII becomes a space. */
  public static String folded(String text) {
    String folded = text;
    for (var letter : LETTERS.entrySet()) {
      folded = folded.replace(letter.getKey(), letter.getValue());
    }
    return Normalizer.normalize(folded, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .replaceAll("[^\\x20-\\x7e]+", " ");
  }
}
