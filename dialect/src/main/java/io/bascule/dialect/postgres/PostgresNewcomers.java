package io.bascule.dialect.postgres;

import io.bascule.operation.AddColumn;
import io.bascule.operation.CreateSequence;
import io.bascule.operation.CreateTable;
import io.bascule.operation.Operation;
import io.bascule.operation.RenameColumn;
import io.bascule.operation.RenameTable;
import io.bascule.schema.Column;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Table;
import java.util.HashSet;
import java.util.Set;

/** The columns and sequences that a plan makes itself, by the names that they have by then. */
final class PostgresNewcomers {
  private record Own(QualifiedName table, String column) {}

  private final Set<QualifiedName> sequences = new HashSet<>();
  private final Set<Own> columns = new HashSet<>();

  private PostgresNewcomers() {}

  static PostgresNewcomers none() {
    return new PostgresNewcomers();
  }

  static PostgresNewcomers of(QualifiedName sequence) {
    PostgresNewcomers newcomers = none();
    newcomers.sequences.add(sequence);
    return newcomers;
  }

  static PostgresNewcomers of(Table fresh) {
    PostgresNewcomers newcomers = none();
    newcomers.add(fresh);
    return newcomers;
  }

  private void add(Table table) {
    for (Column column : table.columns()) {
      columns.add(new Own(table.id(), column.name()));
    }
  }

  boolean has(QualifiedName sequence) {
    return sequences.contains(sequence);
  }

  boolean has(QualifiedName table, String column) {
    return columns.contains(new Own(table, column));
  }

  /** Goes on behind the next change of the plan. */
  void follow(Operation change) {
    if (change instanceof CreateSequence create) {
      sequences.add(create.sequence().id());
    } else if (change instanceof CreateTable create) {
      add(create.subject());
    } else if (change instanceof AddColumn add) {
      columns.add(new Own(add.table(), add.column().name()));
    } else if (change instanceof RenameTable rename) {
      for (Own own : Set.copyOf(columns)) {
        if (own.table().equals(rename.before()) && columns.remove(own)) {
          columns.add(new Own(rename.after(), own.column()));
        }
      }
    } else if (change instanceof RenameColumn rename
        && columns.remove(new Own(rename.table(), rename.before()))) {
      columns.add(new Own(rename.table(), rename.after()));
    }
  }
}
