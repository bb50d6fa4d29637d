package io.bascule.laws.random;

import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.revision.Changes;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Merge;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionHeader;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import io.bascule.testkit.arbitrary.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One schema, and what two branches make of it, each without knowing of the other.
 *
 * @param start the schema
 * @param one the changes of the one
 * @param other the changes of the other
 * @param rows rows of the schema
 */
record Fork(Schema start, Operations one, Operations other, List<Row> rows) {
  Fork {
    rows = List.copyOf(rows);
  }

  /** The same without rows. */
  Fork withoutRows() {
    return new Fork(start, one, other, List.of());
  }

  /** What is known of the two before they are joined. */
  Merge merge() {
    History history = History.of(List.of(entry("one", one), entry("other", other)));
    History grounded = history.startingAt(start);
    return Merge.of(grounded, grounded.heads());
  }

  private static HistoryEntry entry(String id, Operations operations) {
    var revision =
        new Revision() {
          @Override
          public void upgrade(Changes changes) {
            operations.list().forEach(changes::add);
          }

          @Override
          public void downgrade(Changes changes) {
            operations.inverse().list().forEach(changes::add);
          }
        };
    return new HistoryEntry(RevisionHeader.of(id), revision);
  }

  /** The changes of both in one row, each branch in its own order. */
  Operations shuffled(Random random) {
    var left = new ArrayDeque<>(one.list());
    var right = new ArrayDeque<>(other.list());
    var row = new ArrayList<Operation>();
    while (!left.isEmpty() || !right.isEmpty()) {
      boolean fromLeft = right.isEmpty() || !left.isEmpty() && random.nextBoolean();
      row.add(fromLeft ? left.pop() : right.pop());
    }
    return new Operations(row);
  }

  /** Whether both orders can be folded at all, and lead to one schema. */
  boolean endsAlike() {
    try {
      return one.applyTo(other.applyTo(start)).equals(other.applyTo(one.applyTo(start)));
    } catch (SchemaException elsewhere) {
      return false;
    }
  }
}
