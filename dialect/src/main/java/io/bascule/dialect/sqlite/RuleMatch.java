package io.bascule.dialect.sqlite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which rule of the author's text is which rule of the same table as this dialect spells it. All
 * rules are told apart at once, the most alike first, so that none is taken for another one that is
 * there too: of two checks that say the same, only one may have a name.
 */
final class RuleMatch {
  private final Map<OwnedRule, OwnedRule> found = new HashMap<>();
  private final List<OwnedRule> free;
  private final List<OwnedRule> open;

  private RuleMatch(CreateTable author, CreateTable spelled) {
    this.free = new ArrayList<>(OwnedRule.of(author));
    this.open = new ArrayList<>(OwnedRule.of(spelled));
  }

  static RuleMatch of(CreateTable author, CreateTable spelled) {
    var match = new RuleMatch(author, spelled);
    match.pair(OwnedRule::identity);
    match.pair(rule -> subject(rule) + "\n" + rule.details() + "\n" + rule.name());
    match.pair(rule -> rule.name().isEmpty() ? "" : subject(rule) + "\n" + rule.name());
    match.pair(rule -> rule.name().isEmpty() ? "" : rule.kind() + "\n" + rule.name());
    match.pair(rule -> subject(rule) + "\n" + rule.details());
    match.pair(RuleMatch::subject);
    return match;
  }

  private static String subject(OwnedRule rule) {
    return rule.kind() + "\n" + rule.subject();
  }

  /** Takes those that are equal by some measure for each other, in the order of their texts. */
  private void pair(Function<OwnedRule, String> measure) {
    for (OwnedRule wanted : List.copyOf(open)) {
      String value = measure.apply(wanted);
      Optional<OwnedRule> like =
          value.isEmpty()
              ? Optional.empty()
              : free.stream().filter(rule -> measure.apply(rule).equals(value)).findFirst();
      like.ifPresent(
          rule -> {
            found.put(wanted, rule);
            free.remove(rule);
            open.remove(wanted);
          });
    }
  }

  /** The rule of the author's text, if it has it. */
  Optional<OwnedRule> find(OwnedRule wanted) {
    return Optional.ofNullable(found.get(wanted));
  }
}
