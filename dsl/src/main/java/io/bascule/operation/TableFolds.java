package io.bascule.operation;

import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import io.bascule.schema.Table;
import java.util.Optional;

/** How changes fold into a table that was just created, or that is dropped right behind them. */
final class TableFolds {
  private TableFolds() {}

  /** The table as it is created when a change of it follows at once: it has no rows yet. */
  static Optional<Operations> intoCreate(CreateTable create, Operation next) {
    Table subject = create.subject();
    boolean asks = next instanceof Guarded || next instanceof When;
    if (asks || !subject.id().equals(next.table()) || isNumberedAnew(next)) {
      return Optional.empty();
    }
    try {
      Schema after = next.applyTo(Schema.EMPTY.with(subject));
      return after.tables().isEmpty()
          ? Optional.of(Operations.NONE)
          : Optional.of(Operations.of(new CreateTable(after.tables().list().get(0))));
    } catch (SchemaException notAsTold) {
      return Optional.empty();
    }
  }

  /** A numbering that is changed does not begin where the new one would. */
  private static boolean isNumberedAnew(Operation change) {
    return change instanceof AlterColumn alter
        && alter.before().identity() != null
        && alter.after().identity() != null
        && !alter.before().identity().equals(alter.after().identity());
  }

  /** The table as it is dropped when a change of it came right before: its rows go anyway. */
  static Optional<Operations> intoDrop(Operation change, Operation next) {
    if (!(next instanceof DropTable drop)) {
      return Optional.empty();
    }
    try {
      Operation back = change.inverse();
      Table subject = drop.subject();
      if (!subject.id().equals(back.table())) {
        return Optional.empty();
      }
      Schema before = back.applyTo(Schema.EMPTY.with(subject));
      return Optional.of(Operations.of(new DropTable(before.tables().list().get(0))));
    } catch (SchemaException notAsTold) {
      return Optional.empty();
    }
  }
}
