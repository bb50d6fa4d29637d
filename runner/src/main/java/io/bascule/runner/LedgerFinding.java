package io.bascule.runner;

import io.bascule.revision.Refusal;
import java.util.List;

/**
 * One thing in which what a database tells of itself and the history do not fit each other.
 *
 * @param kind what does not fit
 * @param rows the lines of the ledger that do not fit
 * @param sentence what it is, in one clause for people: {@code 3f2a was edited after …}
 * @param facts what is known of it, with names and places
 * @param mends what can be done: the first where nothing speaks against it
 */
public record LedgerFinding(
    LedgerException.Kind kind,
    List<LedgerRow> rows,
    String sentence,
    List<Fact> facts,
    List<String> mends) {

  /**
   * A fact.
   *
   * @param label what it is about
   * @param lines its lines, each with its columns
   */
  public record Fact(String label, List<List<String>> lines) {
    static Fact of(String label, String text) {
      return new Fact(label, List.of(List.of(text)));
    }
  }

  public LedgerFinding {
    rows = List.copyOf(rows);
    facts = List.copyOf(facts);
    mends = List.copyOf(mends);
  }

  /** What {@code bascule explain} tells about it. */
  public String code() {
    return kind.code();
  }

  /** All of it in several lines. */
  public String text() {
    String first =
        sentence.startsWith("the ") ? "T" + sentence.substring(1) : "Revision " + sentence;
    return refusal(first + ".").text();
  }

  /** That something cannot be done because of it. */
  Refusal refused(String what) {
    return refusal("Cannot %s: %s.".formatted(what, sentence));
  }

  private Refusal refusal(String first) {
    Refusal refusal = Refusal.of(code(), first);
    facts.forEach(fact -> refusal.facts(fact.label(), fact.lines()));
    for (int i = 0; i < mends.size(); i++) {
      refusal.fact(i == 0 ? "try" : "or", mends.get(i));
    }
    return refusal;
  }
}
