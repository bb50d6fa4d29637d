package io.bascule.dialect;

import io.bascule.operation.AlterColumn;
import io.bascule.operation.CreateTable;
import io.bascule.operation.DropTable;
import io.bascule.operation.Operation;
import io.bascule.operation.RebuildTable;
import io.bascule.operation.RenameColumn;
import io.bascule.operation.RenameConstraint;
import io.bascule.operation.RenameIndex;
import io.bascule.operation.RenameTable;
import io.bascule.operation.Subject;
import io.bascule.operation.Subject.Kind;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is there behind changes that are planned and not made: the last of them that makes it, takes
 * it away or renames it has the say, and before the first the origin has.
 */
public final class Presence {
  private final Predicate<Subject> origin;
  private final List<Operation> changes = new ArrayList<>();

  /**
   * Nothing is planned yet.
   *
   * @param origin whether something is there now
   */
  public Presence(Predicate<Subject> origin) {
    this.origin = origin;
  }

  /** One more change is planned. */
  public void take(Operation change) {
    if (change instanceof RebuildTable rebuild) {
      rebuild.parts().stream().forEach(this::take);
    } else {
      changes.add(change);
    }
  }

  /** Whether something is there behind all that is planned. */
  public boolean has(Subject subject) {
    Subject wanted = subject;
    for (int i = changes.size() - 1; i >= 0; i--) {
      Optional<Boolean> known = after(changes.get(i), wanted);
      if (known.isPresent()) {
        return known.get();
      }
      wanted = before(changes.get(i), wanted);
    }
    return origin.test(wanted);
  }

  /** Whether no planned change has to do with it. */
  public boolean isUntouched(Subject subject) {
    return changes.stream()
        .allMatch(
            change -> after(change, subject).isEmpty() && before(change, subject).equals(subject));
  }

  /** Whether it is there behind a change, if that change alone tells. */
  private static Optional<Boolean> after(Operation change, Subject wanted) {
    if (Subject.madeBy(change).filter(wanted::equals).isPresent()) {
      return Optional.of(true);
    }
    if (change instanceof CreateTable create) {
      return create.subject().id().equals(wanted.name()) || isIn(create.subject(), wanted)
          ? Optional.of(isIn(create.subject(), wanted))
          : Optional.empty();
    }
    if (change instanceof DropTable drop) {
      return drop.subject().id().equals(wanted.name()) || isIn(drop.subject(), wanted)
          ? Optional.of(false)
          : Optional.empty();
    }
    if (change instanceof RenameTable rename) {
      return ofTable(wanted) && rename.before().equals(wanted.name())
          ? Optional.of(false)
          : Optional.empty();
    }
    if (change instanceof RenameConstraint rename
        && ofOwner(wanted, Kind.CONSTRAINT, rename.table())
        && wanted.part().equals(rename.after().text())) {
      return Optional.of(true);
    }
    if (change instanceof RenameIndex rename
        && wanted.kind() == Kind.INDEX
        && wanted.name().equals(new QualifiedName(rename.table().schema(), rename.after()))) {
      return Optional.of(true);
    }
    boolean gone =
        wanted.kind() != Kind.TABLE
            && !(change instanceof AlterColumn)
            && Subject.neededBy(change).filter(wanted::equals).isPresent();
    return gone ? Optional.of(false) : Optional.empty();
  }

  private static boolean isIn(Table table, Subject wanted) {
    return wanted.isIn(Schema.EMPTY.with(table));
  }

  private static boolean ofTable(Subject wanted) {
    return wanted.kind() == Kind.TABLE
        || wanted.kind() == Kind.COLUMN
        || wanted.kind() == Kind.CONSTRAINT;
  }

  private static boolean ofOwner(Subject wanted, Kind kind, QualifiedName table) {
    return wanted.kind() == kind && wanted.name().equals(table);
  }

  /** What it was called before a change. */
  private static Subject before(Operation change, Subject wanted) {
    if (change instanceof RenameTable rename
        && ofTable(wanted)
        && rename.after().equals(wanted.name())) {
      return new Subject(wanted.kind(), rename.before(), wanted.part());
    }
    if (change instanceof RenameColumn rename
        && ofOwner(wanted, Kind.COLUMN, rename.table())
        && wanted.part().equals(rename.after())) {
      return Subject.column(rename.table(), rename.before());
    }
    return wanted;
  }
}
