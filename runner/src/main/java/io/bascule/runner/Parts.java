package io.bascule.runner;

import io.bascule.dialect.Planned;
import io.bascule.dialect.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts what was planned into what goes into one transaction each: the statements between those that
 * stand alone, and each of those by itself. A run and a script cut alike.
 */
final class Parts {
  private Parts() {}

  /** The parts, in their order; one without statements if nothing was planned. */
  static List<Planned> of(Planned planned) {
    var parts = new ArrayList<Planned>();
    var together = new ArrayList<Statement>();
    for (Statement statement : planned.statements()) {
      if (isAlone(statement)) {
        close(parts, planned, together);
        parts.add(new Planned(planned.operations(), List.of(statement)));
      } else {
        together.add(statement);
      }
    }
    if (parts.isEmpty() || !together.isEmpty()) {
      close(parts, planned, together);
    }
    return parts;
  }

  private static void close(List<Planned> parts, Planned planned, List<Statement> together) {
    if (!together.isEmpty() || planned.statements().isEmpty()) {
      parts.add(new Planned(planned.operations(), together));
    }
    together.clear();
  }

  /** A part of a step in which only the ledger is written. */
  static Planned nothingOf(Step step) {
    return new Planned(step.planned().operations(), List.of());
  }

  /** Whether a part is one that no transaction takes, or that makes its own. */
  static boolean isAlone(Planned part) {
    return part.statements().stream().anyMatch(Parts::isAlone);
  }

  /** Whether a statement is one that no transaction takes, or that makes its own. */
  static boolean isAlone(Statement statement) {
    return statement instanceof Statement.Batches
        || statement instanceof Statement.Sql sql && sql.mode() == Statement.Mode.ALONE;
  }
}
