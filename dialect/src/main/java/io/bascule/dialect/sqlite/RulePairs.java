package io.bascule.dialect.sqlite;

import io.bascule.dialect.sqlite.CreateTable.ColumnText;
import io.bascule.dialect.sqlite.TableDifference.RuleChange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Finds which rules of two spellings of a table are the same one. */
record RulePairs(List<OwnedRule> dropped, List<OwnedRule> added, List<RuleChange> changed) {

  static RulePairs of(CreateTable before, CreateTable after, List<ColumnText> addedColumns) {
    var old = new ArrayList<>(OwnedRule.of(before));
    var now = new ArrayList<>(OwnedRule.of(after));
    pair(old, now, OwnedRule::identity);
    now.removeIf(rule -> rule.owner() != null && addedColumns.contains(rule.owner()));
    var changed = new ArrayList<RuleChange>();
    changed.addAll(pair(old, now, rule -> rule.subject() + "\n" + rule.name()));
    changed.addAll(pair(old, now, OwnedRule::subject));
    changed.addAll(pair(old, now, rule -> rule.name().isEmpty() ? rule.identity() : named(rule)));
    return new RulePairs(List.copyOf(old), List.copyOf(now), List.copyOf(changed));
  }

  private static String named(OwnedRule rule) {
    return rule.kind() + " " + rule.name();
  }

  /** Takes the pairs that are equal by some measure out of both lists. */
  private static List<RuleChange> pair(
      List<OwnedRule> old, List<OwnedRule> now, Function<OwnedRule, String> measure) {
    var pairs = new ArrayList<RuleChange>();
    for (OwnedRule before : List.copyOf(old)) {
      for (OwnedRule after : now) {
        if (measure.apply(before).equals(measure.apply(after))) {
          pairs.add(new RuleChange(before, after));
          old.remove(before);
          now.remove(after);
          break;
        }
      }
    }
    return pairs;
  }
}
