package io.bascule.runner;

import io.bascule.operation.AddColumn;
import io.bascule.operation.CreateTable;
import io.bascule.operation.DataStep;
import io.bascule.operation.Delete;
import io.bascule.operation.DropColumn;
import io.bascule.operation.DropTable;
import io.bascule.operation.Hazard;
import io.bascule.operation.Operation;
import io.bascule.operation.RebuildTable;
import io.bascule.operation.RenameColumn;
import io.bascule.operation.RenameTable;
import io.bascule.schema.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a way will delete of what is there before it. It follows the names: a table that is renamed
 * and then dropped is the one that has the former name now; what the way itself has made is no
 * loss.
 */
final class Foresight {
  /** A column, by the name that its table has at that point of the way. */
  private record Place(QualifiedName table, String column) {}

  private final Map<QualifiedName, QualifiedName> former = new HashMap<>();
  private final Map<Place, String> formerColumns = new HashMap<>();
  private final Set<QualifiedName> own = new LinkedHashSet<>();
  private final Set<Place> ownColumns = new LinkedHashSet<>();
  private final List<Loss> losses = new ArrayList<>();
  private final Set<Loss.Key> made = new LinkedHashSet<>();
  private final List<TableSize> tables = new ArrayList<>();
  private final RowsAhead rows = new RowsAhead();

  private Foresight() {}

  static Foresight of(List<Step> steps) {
    var foresight = new Foresight();
    steps.forEach(foresight::follow);
    return foresight;
  }

  /** What is deleted of what is there before the way; nothing of it is counted. */
  List<Loss> losses() {
    return losses;
  }

  /** The changes that only delete what the way itself has made. */
  Set<Loss.Key> made() {
    return made;
  }

  /** The tables that are there before the way and that it works on, not counted. */
  List<TableSize> tables() {
    return tables;
  }

  private void follow(Step step) {
    var seen = new LinkedHashSet<QualifiedName>();
    for (Operation operation : step.wanted().list()) {
      QualifiedName table = table(operation);
      if (table != null && !own.contains(table)) {
        seen.add(former.getOrDefault(table, table));
      }
      follow(step, operation);
    }
    seen.forEach(
        table -> tables.add(new TableSize(step.id(), step.direction(), table, 0, Counted.EXACTLY)));
  }

  private static @Nullable QualifiedName table(Operation operation) {
    return operation instanceof DataStep data ? data.action().table() : operation.table();
  }

  private void follow(Step step, Operation operation) {
    if (operation instanceof RebuildTable rebuild) {
      rebuild.parts().list().forEach(part -> follow(step, part));
      return;
    }
    if (deletes(operation)) {
      lose(step, operation);
    }
    rows.take(operation);
    if (operation instanceof CreateTable create) {
      own.add(create.subject().id());
    } else if (operation instanceof DropTable drop) {
      forget(drop.subject().id());
    } else if (operation instanceof RenameTable rename) {
      rename(rename.before(), rename.after());
    } else if (operation instanceof AddColumn add) {
      ownColumns.add(new Place(add.table(), add.column().name()));
    } else if (operation instanceof DropColumn drop) {
      forget(new Place(drop.table(), drop.column().name()));
    } else if (operation instanceof RenameColumn rename) {
      rename(new Place(rename.table(), rename.before()), rename.after());
    }
  }

  private static boolean deletes(Operation operation) {
    return operation.hazards().stream()
        .anyMatch(hazard -> hazard.severity() == Hazard.Severity.DELETES_DATA);
  }

  private void lose(Step step, Operation operation) {
    QualifiedName table = table(operation);
    if (table == null) {
      return;
    }
    @Nullable Delete delete =
        operation instanceof DataStep data && data.action() instanceof Delete action
            ? action
            : null;
    @Nullable String column = operation instanceof DropColumn drop ? drop.column().name() : null;
    var key = new Loss.Key(step.id(), step.direction(), operation.describe());
    if (own.contains(table) || column != null && ownColumns.contains(new Place(table, column))) {
      made.add(key);
      return;
    }
    losses.add(
        new Loss(
            key.revision(),
            key.direction(),
            key.change(),
            former.getOrDefault(table, table),
            column == null ? null : formerColumns.getOrDefault(new Place(table, column), column),
            Loss.UNKNOWN,
            delete == null || rows.areTold(delete) ? Counted.EXACTLY : Counted.AT_MOST,
            delete));
  }

  private void forget(QualifiedName table) {
    own.remove(table);
    former.remove(table);
    ownColumns.removeIf(place -> place.table().equals(table));
    formerColumns.keySet().removeIf(place -> place.table().equals(table));
  }

  private void forget(Place place) {
    ownColumns.remove(place);
    formerColumns.remove(place);
  }

  private void rename(QualifiedName before, QualifiedName after) {
    if (own.remove(before)) {
      own.add(after);
    } else {
      former.put(after, former.getOrDefault(before, before));
      former.remove(before);
    }
    for (Place place : List.copyOf(ownColumns)) {
      if (place.table().equals(before)) {
        ownColumns.remove(place);
        ownColumns.add(new Place(after, place.column()));
      }
    }
    for (Place place : List.copyOf(formerColumns.keySet())) {
      if (place.table().equals(before)) {
        String column = formerColumns.remove(place);
        if (column != null) {
          formerColumns.put(new Place(after, place.column()), column);
        }
      }
    }
  }

  private void rename(Place before, String name) {
    var after = new Place(before.table(), name);
    if (ownColumns.remove(before)) {
      ownColumns.add(after);
    } else {
      @Nullable String known = formerColumns.remove(before);
      formerColumns.put(after, known == null ? before.column() : known);
    }
  }
}
