package io.bascule.generator;

import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.name;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.varchar;

import io.bascule.operation.CreateTable;
import io.bascule.operation.DataStep;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.operation.RebuildTable;
import io.bascule.operation.When;
import io.bascule.schema.Table;
import io.bascule.schema.TableElement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Forms that a source gives to operations, and operations of uncommon size. */
final class Forms {
  private Forms() {}

  /**
   * The operation as a revision says it: a rebuild is what it stands for, and a data step is told
   * without the table that its author has found.
   */
  static Stream<Operation> parts(Operation operation) {
    if (operation instanceof When when) {
      List<Operation> parts = when.changes().stream().flatMap(Forms::parts).toList();
      return Stream.of(new When(when.condition(), new Operations(parts)));
    }
    if (operation instanceof DataStep step) {
      return Stream.of(new DataStep(step.action(), step.use()));
    }
    return operation instanceof RebuildTable rebuild
        ? rebuild.parts().stream().flatMap(Forms::parts)
        : Stream.of(operation);
  }

  /** A table of so many columns. */
  static Operations wide(int columns) {
    var elements = new ArrayList<TableElement>();
    for (int i = 0; i < columns; i++) {
      String comment = "The %dth measurement of the day, in its own unit".formatted(i);
      elements.add(column("measurement_" + i, varchar(20)).asNullable().withComment(comment));
    }
    elements.add(index("ix_wide", "measurement_0"));
    return Operations.of(
        new CreateTable(table(name("wide"), elements.toArray(TableElement[]::new))));
  }

  /** So many tables of so many columns, each of a name of its own. */
  static Operations many(int tables, int columns) {
    return new Operations(
        IntStream.range(0, tables)
            .mapToObj(number -> numbered(number, columns))
            .<Operation>map(CreateTable::new)
            .toList());
  }

  private static Table numbered(int number, int columns) {
    var elements = new ArrayList<TableElement>();
    for (int i = 0; i < columns; i++) {
      elements.add(column("column_%d_%d".formatted(number, i), bigint()));
    }
    elements.add(primaryKey("column_%d_0".formatted(number)));
    return table(name("table_" + number), elements.toArray(TableElement[]::new));
  }
}
