package io.bascule.runner.backup;

import io.bascule.dialect.Copies.Content;
import io.bascule.operation.CreateTable;
import io.bascule.operation.DataStep;
import io.bascule.operation.Operation;
import io.bascule.operation.RenameTable;
import io.bascule.runner.Plan;
import io.bascule.schema.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which tables a plan touches, by the names that they have before it. */
final class Touched {
  private final Map<QualifiedName, QualifiedName> former = new HashMap<>();
  private final Set<QualifiedName> fresh = new HashSet<>();
  private final Set<QualifiedName> touched = new TreeSet<>();

  private Touched() {}

  /** The tables; the whole database where nobody foresees what SQL or Java does to it. */
  static Content of(Plan plan) {
    var all = new Touched();
    List<Operation> operations =
        plan.steps().stream().flatMap(step -> step.wanted().stream()).toList();
    if (operations.stream().anyMatch(Touched::reachesAnywhere)) {
      return Content.WHOLE;
    }
    operations.forEach(all::follow);
    return new Content(new ArrayList<>(all.touched));
  }

  private static boolean reachesAnywhere(Operation operation) {
    return operation instanceof DataStep step && !step.action().onlyAsks();
  }

  private void follow(Operation operation) {
    if (operation instanceof CreateTable create) {
      fresh.add(create.subject().id());
      return;
    }
    QualifiedName table = operation.table();
    if (table == null) {
      return;
    }
    QualifiedName first = former.getOrDefault(table, table);
    if (!fresh.contains(table)) {
      touched.add(first);
    }
    if (operation instanceof RenameTable rename) {
      former.put(rename.after(), first);
      if (fresh.remove(table)) {
        fresh.add(rename.after());
      }
    }
  }
}
