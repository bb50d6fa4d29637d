package io.bascule.dialect;

import io.bascule.operation.AddColumn;
import io.bascule.operation.Condition;
import io.bascule.operation.CreateTable;
import io.bascule.operation.DataAction;
import io.bascule.operation.DataStep;
import io.bascule.operation.Guarded;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.operation.Subject;
import io.bascule.operation.When;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what hangs on the database before another planner plans the rest. Each decision leaves a
 * step behind that asks again when its time comes: between the two, SQL of the revision or somebody
 * else may have changed what it hangs on.
 */
public final class GuardedPlanner implements Planner {
  private final Dialect dialect;
  private final Planner inner;

  /** A planner that decides, and has the other one plan. */
  public GuardedPlanner(Dialect dialect, Planner inner) {
    this.dialect = dialect;
    this.inner = inner;
  }

  @Override
  public Planned plan(Operations wanted) {
    return inner.plan(decide(wanted));
  }

  @Override
  public Operations decide(Operations wanted) {
    return wanted.stream().anyMatch(GuardedPlanner::hangs)
        ? new Deciding(new Presence(inner::has)).all(wanted)
        : wanted;
  }

  private static boolean hangs(Operation change) {
    return change instanceof Guarded || change instanceof When;
  }

  @Override
  public boolean has(Subject subject) {
    return inner.has(subject);
  }

  @Override
  public Optional<Table> table(QualifiedName name) {
    return inner.table(name);
  }

  @Override
  public void close() {
    inner.close();
  }

  /** The changes of one revision, one after the other. */
  private final class Deciding {
    private final Presence presence;
    private final List<Operation> decided = new ArrayList<>();

    Deciding(Presence presence) {
      this.presence = presence;
    }

    Operations all(Operations wanted) {
      wanted.stream().forEach(this::take);
      return new Operations(decided);
    }

    private void take(Operation change) {
      if (change instanceof Guarded guarded) {
        guarded(guarded);
      } else if (change instanceof When when) {
        when(when);
      } else {
        decided.add(change);
        presence.take(change);
      }
    }

    private void guarded(Guarded guarded) {
      if (guarded.condition().holds(presence::has)) {
        take(guarded.change());
        return;
      }
      if (guarded.guard() == Guarded.Guard.IF_NOT_EXISTS) {
        refuseOthers(guarded);
      }
      Condition found = opposite(guarded.condition());
      ensure("leave out %s: %s".formatted(guarded.change().describe(), found.describe()), found);
    }

    private void when(When when) {
      boolean holds = when.condition().holds(presence::has);
      Condition found = holds ? when.condition() : opposite(when.condition());
      ensure(
          (holds ? "go on: " : "leave out %s: ".formatted(list(when))) + found.describe(), found);
      if (holds) {
        when.changes().stream().forEach(this::take);
      }
    }

    private String list(When when) {
      return String.join(", ", when.changes().stream().map(Operation::describe).toList());
    }

    private void ensure(String description, Condition found) {
      String refusal =
          "This was planned for a database in which %s, and that is not so"
              .formatted(found.describe());
      decided.add(
          new DataStep(
              new DataAction.Decision(
                  description,
                  ask(found).map(text -> "SELECT 1 WHERE NOT (" + text + ")").orElse(""),
                  refusal)));
    }

    /** The condition in SQL; empty if the database has no query for a part of it. */
    private Optional<String> ask(Condition condition) {
      if (condition instanceof Condition.Not not) {
        return ask(not.condition()).map(text -> "NOT (" + text + ")");
      } else if (condition instanceof Condition.Both both) {
        return join(both.first(), "AND", both.second());
      } else if (condition instanceof Condition.Either either) {
        return join(either.first(), "OR", either.second());
      }
      Subject subject = ((Condition.Exists) condition).subject();
      return dialect.presenceOf(subject).map(query -> "EXISTS (" + query + ")");
    }

    private Optional<String> join(Condition first, String word, Condition second) {
      return ask(first)
          .flatMap(left -> ask(second).map(right -> "(%s) %s (%s)".formatted(left, word, right)));
    }

    /** What is left out must be what would have been made, or nobody knows the schema then. */
    private void refuseOthers(Guarded guarded) {
      if (!presence.isUntouched(guarded.subject())) {
        return;
      }
      List<String> differences =
          guarded.change() instanceof CreateTable create
              ? table(create.table())
                  .map(there -> ColumnComparison.of(dialect, create.subject(), there).all())
                  .orElse(List.of())
              : guarded.change() instanceof AddColumn add
                  ? table(add.table())
                      .map(
                          there ->
                              ColumnComparison.of(
                                      dialect, Table.of(add.table()).with(add.column()), there)
                                  .wanted())
                      .orElse(List.of())
                  : List.of();
      if (!differences.isEmpty()) {
        throw other(guarded, differences);
      }
    }
  }

  private static Condition opposite(Condition condition) {
    return condition instanceof Condition.Not not ? not.condition() : Condition.not(condition);
  }

  private static DialectException other(Guarded guarded, List<String> differences) {
    return DialectException.of(
        "other-is-there",
        """
        Cannot leave out %s: the one that is there is another one.

          differs %s
          try     make it the same by hand, or say in the revision what is to become of it"""
            .formatted(guarded.change().describe(), String.join("\n          ", differences)));
  }
}
