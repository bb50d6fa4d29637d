package io.bascule.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The text of a refusal, in the house's form: a sentence {@code Cannot <verb> <thing>: <why>.},
 * facts in aligned columns, and last what to try.
 */
public final class Refusal {
  private static final int LEAST_WIDTH = 8;

  private record Fact(String label, List<List<String>> rows) {}

  private final String code;
  private final String sentence;
  private final List<Fact> facts = new ArrayList<>();

  private Refusal(String code, String sentence) {
    this.code = code;
    this.sentence = sentence;
  }

  /**
   * A refusal that begins with that sentence.
   *
   * @param code what {@code bascule explain} tells about it
   */
  public static Refusal of(String code, String sentence) {
    return new Refusal(code, sentence);
  }

  /** The code of the error that it is the text of. */
  public String code() {
    return code;
  }

  /** One more fact in one line; an empty one is left out. */
  public Refusal fact(String label, String text) {
    return text.isEmpty() ? this : facts(label, List.of(List.of(text)));
  }

  /** One more fact of several lines, whose columns stand under each other. */
  public Refusal facts(String label, List<List<String>> rows) {
    if (!rows.isEmpty()) {
      facts.add(new Fact(label, rows));
    }
    return this;
  }

  /** What to type or to do. */
  public Refusal tryThis(String text) {
    return fact("try", text);
  }

  /** The whole text, without a line break at its end. */
  public String text() {
    int width = facts.stream().mapToInt(fact -> fact.label.length() + 2).max().orElse(0);
    return sentence
        + facts.stream()
            .map(fact -> lines(fact, Math.max(width, LEAST_WIDTH)))
            .collect(Collectors.joining("\n", facts.isEmpty() ? "" : "\n\n", ""));
  }

  private static String lines(Fact fact, int width) {
    var widths = new ArrayList<Integer>();
    for (List<String> row : fact.rows) {
      for (int i = 0; i < row.size(); i++) {
        int own = row.get(i).length();
        if (i == widths.size()) {
          widths.add(own);
        } else {
          widths.set(i, Math.max(own, widths.get(i)));
        }
      }
    }
    var text = new StringBuilder();
    String label = fact.label;
    for (List<String> row : fact.rows) {
      text.append("  ").append(padded(label, width)).append(line(row, widths, width)).append('\n');
      label = "";
    }
    return text.toString().stripTrailing();
  }

  private static String line(List<String> row, List<Integer> widths, int indent) {
    var text = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      text.append(padded(row.get(i), widths.get(i) + 2));
    }
    String further = "\n" + " ".repeat(indent + 2);
    return text.toString().stripTrailing().replace("\n", further).replaceAll("(?m) +$", "");
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
