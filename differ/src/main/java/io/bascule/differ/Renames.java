package io.bascule.differ;

import io.bascule.dialect.Equivalence;
import io.bascule.operation.Operation;
import io.bascule.operation.RenameColumn;
import io.bascule.operation.RenameTable;
import io.bascule.schema.Notes;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what the declaration says was renamed, and renames it. */
final class Renames {
  private final Schema after;
  private final Notes notes;
  private final Equivalence equivalence;
  private final List<Operation> operations = new ArrayList<>();
  private Schema current;

  Renames(Schema before, Schema after, Notes notes, Equivalence equivalence) {
    this.after = after;
    this.notes = notes;
    this.equivalence = equivalence;
    this.current = before;
    tables();
    after.tables().forEach(this::columns);
  }

  /** The schema before, under the names after. */
  Schema current() {
    return current;
  }

  List<Operation> operations() {
    return operations;
  }

  /**
   * A chain (b to c, a to b) is renamed from its free end, so rounds are made until none is left.
   */
  private void tables() {
    int found;
    do {
      found = operations.size();
      for (Table table : after.tables()) {
        formerTable(table.id()).ifPresent(former -> rename(new RenameTable(former, table.id())));
      }
    } while (operations.size() > found);
  }

  private Optional<QualifiedName> formerTable(QualifiedName name) {
    if (current.tables().has(name.toString())) {
      return Optional.empty();
    }
    Optional<QualifiedName> told =
        notes.formerName(name).filter(former -> current.tables().has(former.toString()));
    return told.isPresent()
        ? told
        : current.tables().stream()
            .map(Table::id)
            .filter(other -> other.schema().equals(name.schema()))
            .filter(other -> equivalence.sameName(other.local(), name.local()))
            .filter(other -> !after.tables().has(other.toString()))
            .findFirst();
  }

  private void columns(Table wanted) {
    int found;
    do {
      found = operations.size();
      current.table(wanted.id()).ifPresent(own -> columns(own, wanted));
    } while (operations.size() > found);
  }

  private void columns(Table own, Table wanted) {
    for (String name : wanted.columns().names()) {
      Optional<String> former = formerColumn(own, wanted, name);
      if (former.isPresent()) {
        rename(new RenameColumn(own.id(), former.get(), name));
        return;
      }
    }
  }

  private Optional<String> formerColumn(Table own, Table wanted, String name) {
    if (own.columns().has(name)) {
      return Optional.empty();
    }
    Optional<String> told =
        names(own.id()).stream()
            .flatMap(id -> notes.formerName(id, name).stream())
            .filter(former -> own.columns().has(former))
            .findFirst();
    return told.isPresent()
        ? told
        : own.columns().names().stream()
            .filter(other -> equivalence.sameName(other, name))
            .filter(other -> !wanted.columns().has(other))
            .findFirst();
  }

  /** The name of a table, and the one that it had: an answer may be told of either. */
  private List<QualifiedName> names(QualifiedName present) {
    var names = new ArrayList<>(List.of(present));
    for (Operation rename : operations) {
      if (rename instanceof RenameTable table && table.after().equals(present)) {
        names.add(table.before());
      }
    }
    return names;
  }

  private void rename(Operation rename) {
    operations.add(rename);
    current = rename.applyTo(current);
  }
}
