package io.bascule.dialect.postgres;

import io.bascule.dialect.Statement;
import io.bascule.operation.AddColumn;
import io.bascule.operation.AddConstraint;
import io.bascule.operation.AlterColumn;
import io.bascule.operation.AlterEnum;
import io.bascule.operation.CreateTable;
import io.bascule.operation.DropIndex;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.operation.RenameColumn;
import io.bascule.operation.RenameTable;
import io.bascule.schema.Column;
import io.bascule.schema.EnumType;
import io.bascule.schema.Expression;
import io.bascule.schema.Index;
import io.bascule.schema.Key;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Type;
import io.bascule.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts wanted changes into the steps in which PostgreSQL takes them, where two of them have to know
 * of each other: a default that is a label which another change adds or removes, and a unique index
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

  private final PostgresSpelling spelling;
  private final List<Step> steps = new ArrayList<>();

  private PostgresSteps(PostgresSpelling spelling) {
    this.spelling = spelling;
  }

  static List<Step> of(Operations wanted, PostgresPortable portable, PostgresSpelling spelling) {
    var all = new PostgresSteps(spelling);
    for (Operation cause : wanted.list()) {
      cause.accept(portable).forEach(change -> all.steps.add(new Step(cause, change, Words.OWN)));
    }
    for (int i = 0; i < all.steps.size(); i++) {
      if (all.steps.get(i).change() instanceof AlterEnum change) {
        i = all.freeDefaults(i, change);
      }
    }
    all.adoptIndexes();
    return List.copyOf(all.steps);
  }

  /**
   * Takes defaults away before a label of theirs goes, and puts defaults off until their label is
   * there.
   *
   * @return where the change of the type stands afterwards
   */
  private int freeDefaults(int at, AlterEnum change) {
    List<String> removed = change.removed();
    List<String> added = new ArrayList<>(change.after().labels());
    change.before().labels().stream()
        .map(label -> change.renames().getOrDefault(label, label))
        .forEach(added::remove);
    var before = new ArrayList<Step>();
    var after = new ArrayList<Step>();
    for (int i = 0; i < steps.size(); i++) {
      if (!(steps.get(i).change() instanceof AlterColumn alter) || renames(alter, i, at)) {
        continue;
      }
      Column open = i < at ? alter.after().withDefault(null) : alter.before().withDefault(null);
      if (i > at && names(alter.before(), change.before(), removed)) {
        before.add(steps.get(i).with(new AlterColumn(alter.table(), alter.before(), open)));
        steps.set(i, steps.get(i).with(after(alter, open)));
      } else if (i < at && names(alter.after(), change.after(), added)) {
        after.add(steps.get(i).with(new AlterColumn(alter.table(), open, alter.after())));
        steps.set(
            i,
            steps.get(i).with(new AlterColumn(alter.table(), alter.before(), open, alter.using())));
      }
    }
    steps.addAll(at + 1, after);
    steps.addAll(at, before);
    return at + before.size() + after.size();
  }

  private static AlterColumn after(AlterColumn alter, Column open) {
    return new AlterColumn(alter.table(), open, alter.after(), alter.using());
  }

  /** Whether the column's default is one of the labels of the type. */
  private boolean names(Column column, EnumType type, List<String> labels) {
    Expression value = column.defaultValue();
    if (value == null || !isOf(column.type(), type)) {
      return false;
    }
    String text = spelling.expression(value);
    return labels.stream().anyMatch(label -> text.contains(spelling.string(label)));
  }

  private static boolean isOf(Type type, EnumType wanted) {
    return switch (type.kind()) {
      case ENUM -> type.enumName().equals(wanted.id());
      case ARRAY -> isOf(type.elementType(), wanted);
      default -> false;
    };
  }

  /** Whether the column has another name, or is not there, at the other place. */
  private boolean renames(AlterColumn alter, int from, int to) {
    QualifiedName table = alter.table();
    return steps.subList(Math.min(from, to), Math.max(from, to)).stream()
        .map(Step::change)
        .anyMatch(
            change ->
                change instanceof RenameTable
                    || change instanceof RenameColumn rename && rename.table().equals(table)
                    || change instanceof AddColumn add && add.table().equals(table)
                    || change instanceof CreateTable create && create.subject().id().equals(table));
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
