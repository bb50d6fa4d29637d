package io.bascule.operation;

import io.bascule.schema.Column;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import io.bascule.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a table is what the one who wrote a data step has taken it for. */
final class SnapshotCheck {
  private static final int SHOWN_TABLES = 8;

  private final Table snapshot;
  private final String step;

  SnapshotCheck(Table snapshot, String step) {
    this.snapshot = snapshot;
    this.step = step;
  }

  /**
   * Looks at the table, and at the columns that the snapshot says.
   *
   * @throws SchemaException if one is missing, or is of another type
   */
  void require(Schema schema) {
    Table table = schema.table(snapshot.id()).orElseThrow(() -> noTable(schema));
    List<String> differences =
        snapshot.columns().stream().flatMap(column -> difference(table, column)).toList();
    if (!differences.isEmpty()) {
      throw misfit(differences, table);
    }
  }

  private static Stream<String> difference(Table table, Column wanted) {
    Optional<Column> found = table.column(wanted.name());
    if (found.isEmpty()) {
      return Stream.of(wanted.name() + " is not there");
    }
    return found.get().type().equals(wanted.type())
        ? Stream.empty()
        : Stream.of(
            "%s is %s, and the snapshot says %s"
                .formatted(wanted.name(), found.get().type(), wanted.type()));
  }

  private SchemaException misfit(List<String> differences, Table table) {
    return SchemaException.of(
        "snapshot-misfit",
        """
        Cannot work on the rows of %s: its snapshot is not the table as it is at that place.

          step    %s
          column  %s
          table   %s
          try     declare in the snapshot what the table has by then"""
            .formatted(
                snapshot.id(),
                step,
                String.join("\n          ", differences),
                table.columns().stream()
                    .map(column -> column.name() + " " + column.type())
                    .collect(Collectors.joining(", "))));
  }

  private SchemaException noTable(Schema schema) {
    List<String> names = schema.tables().stream().map(Table::name).sorted().toList();
    String shown = names.stream().limit(SHOWN_TABLES).collect(Collectors.joining(", "));
    return SchemaException.of(
        "snapshot-misfit",
        """
        Cannot work on the rows of %s: there is no such table at that place.

          step    %s
          tables  %s
          try     super("…") in the snapshot, with the name that the table has by then"""
            .formatted(
                snapshot.id(),
                step,
                names.isEmpty() ? "none" : names.size() > SHOWN_TABLES ? shown + ", …" : shown));
  }
}
