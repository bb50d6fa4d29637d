package io.bascule.differ;

import io.bascule.dialect.Equivalence;
import io.bascule.operation.AddConstraint;
import io.bascule.operation.AlterConstraint;
import io.bascule.operation.DropConstraint;
import io.bascule.operation.RenameConstraint;
import io.bascule.schema.Check;
import io.bascule.schema.Constraint;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Unique;
import io.bascule.schema.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** What must change about the constraints of one table. */
final class ConstraintChanges {
  /** A constraint as it stands, and in normal form. */
  private record Rule(Constraint stated, Constraint normal) {}

  private final Sides sides;
  private final Equivalence equivalence;
  private final Graph graph;
  private final QualifiedName table;
  private final List<Rule> before;
  private final List<Rule> after;

  ConstraintChanges(Sides sides, Equivalence equivalence, Graph graph) {
    this.sides = sides;
    this.equivalence = equivalence;
    this.graph = graph;
    this.table = sides.after().id();
    this.before = rules(sides.before().constraints(), sides.normalBefore().constraints());
    this.after = rules(sides.after().constraints(), sides.normalAfter().constraints());
  }

  private static List<Rule> rules(List<Constraint> stated, List<Constraint> normal) {
    var rules = new ArrayList<Rule>();
    for (int i = 0; i < stated.size(); i++) {
      rules.add(new Rule(stated.get(i), normal.get(i)));
    }
    return rules;
  }

  /**
   * Pairs what is equal, then what has one name, then what says the same; the rest goes or comes.
   */
  void record() {
    pair((was, is) -> was.normal().equals(is.normal()), (was, is) -> {});
    pair(ConstraintChanges::sameNameAndKind, this::change);
    pair(ConstraintChanges::sameRule, this::rename);
    before.forEach(was -> drop(was.stated()));
    after.forEach(is -> add(is.stated()));
  }

  private interface Found {
    void pair(Rule was, Rule is);
  }

  private void pair(BiPredicate<Rule, Rule> match, Found found) {
    for (Rule was : List.copyOf(before)) {
      after.stream()
          .filter(is -> match.test(was, is))
          .findFirst()
          .ifPresent(
              is -> {
                before.remove(was);
                after.remove(is);
                found.pair(was, is);
              });
    }
  }

  private static boolean sameNameAndKind(Rule was, Rule is) {
    return was.normal().id().present()
        && was.normal().id().equals(is.normal().id())
        && was.stated().kind().equals(is.stated().kind());
  }

  private static boolean sameRule(Rule was, Rule is) {
    return unnamed(was.normal()).equals(unnamed(is.normal()));
  }

  private static Constraint unnamed(Constraint constraint) {
    return constraint.withName(ConstraintName.NONE);
  }

  private void change(Rule was, Rule is) {
    if (alterable(was.normal(), is.normal())) {
      graph.add(new AlterConstraint(table, was.stated(), is.stated()), Rank.ADD_CONSTRAINT);
    } else {
      drop(was.stated());
      add(is.stated());
    }
  }

  /** Only when a check is done, or whether old rows were checked, can be changed in place. */
  private static boolean alterable(Constraint was, Constraint is) {
    if (was instanceof Check former && is instanceof Check check) {
      return former.validity(check.validity()).equals(check) && check.validity() == Validity.VALID;
    }
    if (was instanceof ForeignKey former && is instanceof ForeignKey key) {
      boolean keeps = former.validity() == key.validity() || key.validity() == Validity.VALID;
      return keeps && former.deferrable(key.deferral()).validity(key.validity()).equals(key);
    }
    return false;
  }

  private void rename(Rule was, Rule is) {
    ConstraintName wanted = is.stated().id();
    boolean indifferent =
        !wanted.present()
            || wanted.isConventional()
                && (!was.stated().id().present()
                    || equivalence.isServerChosen(was.stated(), sides.before()));
    if (!indifferent) {
      graph.add(new RenameConstraint(table, was.stated(), wanted), Rank.RENAME_CONSTRAINT);
    }
  }

  private void drop(Constraint constraint) {
    boolean foreign = constraint instanceof ForeignKey;
    graph.add(
        new DropConstraint(table, constraint),
        foreign ? Rank.DROP_FOREIGN_KEY : Rank.DROP_CONSTRAINT);
  }

  private void add(Constraint constraint) {
    graph.add(new AddConstraint(table, constraint), rankOfAdding(constraint));
  }

  static Rank rankOfAdding(Constraint constraint) {
    if (constraint instanceof ForeignKey) {
      return Rank.ADD_FOREIGN_KEY;
    }
    boolean key = constraint instanceof PrimaryKey || constraint instanceof Unique;
    return key ? Rank.ADD_KEY : Rank.ADD_CONSTRAINT;
  }
}
