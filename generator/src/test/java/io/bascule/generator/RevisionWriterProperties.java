package io.bascule.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.revision.Changes;
import io.bascule.revision.Place;
import io.bascule.revision.Revision;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RevisionWriterProperties {
  /** Each try compiles one source of so many operations: compiling is what takes the time. */
  private static final int OPERATIONS = 4;

  @Property
  void what_is_written_compiles_and_says_the_same(@ForAll long seed) {
    var values = new RandomValues(seed);
    var operations =
        new Operations(
            Stream.generate(() -> values.of(Operation.class)).limit(OPERATIONS).toList());
    JavaSource source =
        RevisionWriter.standard()
            .write(
                new RevisionDraft(
                    "3f2a9c1b",
                    Place.after(List.of()),
                    "",
                    Instant.EPOCH,
                    "shop.revisions",
                    operations,
                    Operations.NONE));
    var changes = new Changes();
    InMemory.compiled(List.of(source)).make(source, Revision.class).upgrade(changes);
    List<Operation> wanted = operations.stream().flatMap(Forms::parts).toList();
    List<Operation> said = changes.operations().list();
    for (int i = 0; i < Math.min(wanted.size(), said.size()); i++) {
      assertEquals(wanted.get(i), said.get(i));
    }
    assertEquals(wanted.size(), said.size());
  }
}
