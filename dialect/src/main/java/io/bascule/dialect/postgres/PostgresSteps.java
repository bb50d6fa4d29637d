package io.bascule.dialect.postgres;

import io.bascule.dialect.Statement;
import io.bascule.operation.AddColumn;
import io.bascule.operation.AddConstraint;
import io.bascule.operation.AlterColumn;
import io.bascule.operation.AlterConstraint;
import io.bascule.operation.AlterEnum;
import io.bascule.operation.CreateIndex;
import io.bascule.operation.CreateTable;
import io.bascule.operation.DropColumn;
import io.bascule.operation.DropConstraint;
import io.bascule.operation.DropIndex;
import io.bascule.operation.DropTable;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.schema.EnumType;
import io.bascule.schema.Index;
import io.bascule.schema.Key;
import io.bascule.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts wanted changes into the steps in which PostgreSQL takes them, where two of them have to know
 * of each other: labels of an enum type that other changes begin or end to use, and a unique index
 * that becomes a constraint.
 */
final class PostgresSteps {
  /** What is said for a step. */
  private enum Words {
    /** What its change says. */
    OWN,
    /** Nothing, as another step says it. */
    NONE,
    /** That the constraint takes the index over which is there. */
    ADOPT
  }

  /**
   * One step.
   *
   * @param cause the change as it was wanted
   * @param change the change as PostgreSQL makes it
   * @param words what is said for it
   */
  record Step(Operation cause, Operation change, Words words) {
    List<Statement> statements(PostgresDdl ddl) {
      return switch (words) {
        case OWN -> change.accept(ddl);
        case NONE -> List.of();
        case ADOPT -> ddl.adopt(((AddConstraint) change).table(), unique());
      };
    }

    private Unique unique() {
      return (Unique) ((AddConstraint) change).constraint();
    }

    private Step with(Operation other) {
      return new Step(cause, other, words);
    }

    private Step saying(Words other) {
      return new Step(cause, change, other);
    }
  }

  private final List<Step> steps = new ArrayList<>();

  private PostgresSteps() {}

  static List<Step> of(Operations wanted, PostgresPortable portable) {
    var all = new PostgresSteps();
    for (Operation cause : wanted.list()) {
      cause.accept(portable).forEach(change -> all.steps.add(new Step(cause, change, Words.OWN)));
    }
    for (int i = 0; i < all.steps.size(); i++) {
      if (all.steps.get(i).change() instanceof AlterEnum change) {
        i = change.renames().isEmpty() ? all.overlap(i, change) : all.rename(i, change);
      }
    }
    all.adoptIndexes();
    return List.copyOf(all.steps);
  }

  /**
   * Lets an enum type have the former and the later labels at once, where a change before it needs
   * a label that it adds, or a change after it ends the use of one that it removes. Where a default
   * goes from one to the other, either is so in one direction or the other.
   *
   * @return where to go on
   */
  private int overlap(int at, AlterEnum change) {
    List<String> both = new ArrayList<>(change.before().labels());
    List<String> added = new ArrayList<>(change.after().labels());
    added.removeAll(both);
    both.addAll(added);
    int first = at;
    while (steps.subList(0, first).stream().anyMatch(step -> begins(step.change(), added))) {
      first--;
    }
    int last = at;
    while (steps.subList(last + 1, steps.size()).stream()
        .anyMatch(step -> ends(step.change(), change.removed()))) {
      last++;
    }
    if (first == last) {
      return at;
    }
    Step step = steps.remove(at);
    EnumType all = change.before().withLabels(both);
    steps.add(last, step.with(new AlterEnum(all, change.after(), change.renames())));
    steps.add(first, step.with(new AlterEnum(change.before(), all, change.renames())));
    return last + 1;
  }

  /**
   * Renames labels before the first change that needs one of the new texts; what else changes of
   * the type is a step of its own.
   *
   * @return where to go on
   */
  private int rename(int at, AlterEnum change) {
    List<String> texts = List.copyOf(change.renames().values());
    List<String> kept =
        change.before().labels().stream()
            .map(label -> change.renames().getOrDefault(label, label))
            .toList();
    EnumType renamed = change.before().withLabels(kept);
    Step step = steps.remove(at);
    int first = at;
    while (steps.subList(0, first).stream().anyMatch(other -> begins(other.change(), texts))) {
      first--;
    }
    steps.add(first, step.with(new AlterEnum(change.before(), renamed, change.renames())));
    if (kept.equals(change.after().labels())) {
      return at;
    }
    steps.add(at + 1, step.with(new AlterEnum(renamed, change.after(), new TreeMap<>())));
    return at; // the rest is looked at next
  }

  /** Whether the change makes something that one of the labels stands in. */
  private static boolean begins(Operation change, List<String> labels) {
    if (change instanceof AlterColumn alter) {
      return PostgresEnumChange.mentions(alter.after(), labels);
    }
    boolean makes =
        change instanceof AddColumn
            || change instanceof CreateTable
            || change instanceof AddConstraint
            || change instanceof AlterConstraint
            || change instanceof CreateIndex;
    return makes && PostgresEnumChange.mentions(change, labels);
  }

  /** Whether the change ends something that one of the labels stands in. */
  private static boolean ends(Operation change, List<String> labels) {
    if (change instanceof AlterColumn alter) {
      return PostgresEnumChange.mentions(alter.before(), labels);
    }
    boolean ends =
        change instanceof DropColumn
            || change instanceof DropTable
            || change instanceof DropConstraint
            || change instanceof AlterConstraint
            || change instanceof DropIndex;
    return ends && PostgresEnumChange.mentions(change, labels);
  }

  /** Spares the building of an index that is there already, under the same name. */
  private void adoptIndexes() {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).change() instanceof DropIndex drop) {
        int heir = heir(drop, i + 1);
        if (heir > 0) {
          steps.set(i, steps.get(i).saying(Words.NONE));
          steps.set(heir, steps.get(heir).saying(Words.ADOPT));
        }
      }
    }
  }

  /** Where the constraint is added that does what the index did; zero if nowhere. */
  private int heir(DropIndex drop, int from) {
    for (int i = from; i < steps.size(); i++) {
      Operation change = steps.get(i).change();
      if (change instanceof AddConstraint add && add.table().equals(drop.table())) {
        if (add.constraint() instanceof Unique unique && isSame(drop.index(), unique)) {
          return i;
        }
      } else if (!(change instanceof DropIndex)) {
        return 0; // whatever it is, the index might be in its way
      }
    }
    return 0;
  }

  private static boolean isSame(Index index, Unique unique) {
    boolean plain =
        index.isUnique()
            && index.where() == null
            && index.method().isEmpty()
            && index.parameters().isEmpty()
            && index.comment() == null;
    return plain
        && index.name().equals(unique.id().text())
        && index.include().equals(unique.include())
        && index.nullsEqual() == unique.nullsEqual()
        && columns(index.keys()) != null
        && unique.columns().equals(columns(index.keys()));
  }

  /** The columns, or null if a key is more than a column. */
  private static @Nullable List<String> columns(List<Key> keys) {
    return keys.stream().allMatch(key -> key.equals(Key.of(key.subject())) && key.isColumn())
        ? keys.stream().map(Key::column).toList()
        : null;
  }
}
