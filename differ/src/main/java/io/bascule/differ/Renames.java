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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what the declaration says was renamed, and renames it. */
final class Renames {
  private final Schema after;
  private final Notes notes;
  private final Notes said;
  private final Equivalence equivalence;
  private final List<Operation> operations = new ArrayList<>();
  private Schema current;

  /**
   * Renames what is told.
   *
   * @param notes what the declaration and the answers tell
   * @param said what the answers alone tell, who know of this very moment
   */
  Renames(Schema before, Schema after, Notes notes, Notes said, Equivalence equivalence) {
    this.after = after;
    this.notes = notes;
    this.said = said;
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
        makeRoom(table.id());
        formerTable(table.id()).ifPresent(former -> rename(new RenameTable(former, table.id())));
      }
    } while (operations.size() > found);
  }

  /**
   * Where something else is to have the name of a table, the table steps aside, and is dropped
   * under the name that it has then. Only an answer can say so: a declaration's note may be old.
   */
  private void makeRoom(QualifiedName name) {
    boolean taken =
        current.tables().has(name.toString())
            && said.formerName(name).filter(former -> isGone(former)).isPresent();
    if (taken) {
      var names = new HashSet<String>();
      current.tables().forEach(table -> names.add(table.id().local()));
      rename(new RenameTable(name, name.withLocal(aside(name.local(), names))));
    }
  }

  private boolean isGone(QualifiedName table) {
    return current.tables().has(table.toString()) && !after.tables().has(table.toString());
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
      if (isTaken(own, wanted, name)) {
        String aside = aside(name, Set.copyOf(own.columns().names()));
        rename(new RenameColumn(own.id(), name, aside));
        return;
      }
      Optional<String> former = formerColumn(own, wanted, name);
      if (former.isPresent()) {
        rename(new RenameColumn(own.id(), former.get(), name));
        return;
      }
    }
  }

  private boolean isTaken(Table own, Table wanted, String name) {
    return own.columns().has(name)
        && names(own.id()).stream()
            .flatMap(id -> said.formerName(id, name).stream())
            .anyMatch(former -> own.columns().has(former) && !wanted.columns().has(former));
  }

  private static String aside(String name, Set<String> names) {
    String aside = "former_" + name;
    while (names.contains(aside)) {
      aside += "_";
    }
    return aside;
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
