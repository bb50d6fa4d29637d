package io.bascule.runner;

import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.table;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.dialect.Planned;
import io.bascule.operation.Operations;
import io.bascule.revision.Changes;
import io.bascule.revision.Direction;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionHeader;
import io.bascule.schema.Column;
import io.bascule.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a way deletes, by the names that are there before it. */
class ForesightTest {
  private static final Column NAME = column("name", bigint());
  private static final Table ONE = table("one", column("id", bigint()), NAME);
  private static final Table TWO = table("two", column("id", bigint()), NAME);

  /** The subjects of the losses of some revisions in a row. */
  @SafeVarargs
  private static List<String> losses(Consumer<Changes>... revisions) {
    var steps = new ArrayList<Step>();
    for (Consumer<Changes> revision : revisions) {
      var entry =
          new HistoryEntry(
              RevisionHeader.of("r" + steps.size()),
              new Revision() {
                @Override
                public void upgrade(Changes changes) {
                  revision.accept(changes);
                }

                @Override
                public void downgrade(Changes changes) {}
              });
      Operations wanted = entry.operations(Direction.UP);
      steps.add(new Step(entry, Direction.UP, wanted, new Planned(wanted, List.of())));
    }
    return Foresight.of(steps).losses().stream().map(Loss::subject).toList();
  }

  @Test
  void what_is_dropped_is_lost() {
    assertEquals(List.of("one"), losses(changes -> changes.dropTable(ONE)));
    assertEquals(
        List.of("one.name", "one"),
        losses(changes -> changes.table("one").drop(NAME), changes -> changes.dropTable(ONE)));
  }

  @Test
  void what_the_way_makes_is_not() {
    assertEquals(
        List.of(), losses(changes -> changes.createTable(ONE), changes -> changes.dropTable(ONE)));
    assertEquals(
        List.of(),
        losses(
            changes -> changes.table("one").add(NAME),
            changes -> changes.renameTable("one", "two"),
            changes -> changes.table("two").renameColumn("name", "title"),
            changes -> changes.table("two").drop(column("title", bigint()))));
    assertEquals(
        List.of("one"),
        losses(
            changes -> changes.dropTable(ONE),
            changes -> changes.createTable(ONE),
            changes -> changes.dropTable(ONE)));
  }

  @Test
  void names_that_are_exchanged_are_followed() {
    assertEquals(
        List.of("two", "one.name"),
        losses(
            changes ->
                changes
                    .renameTable("one", "old")
                    .renameTable("two", "one")
                    .renameTable("old", "two"),
            changes -> changes.dropTable(ONE),
            changes -> changes.table("two").drop(NAME)));
    assertEquals(
        List.of("one.name"),
        losses(
            changes ->
                changes
                    .table("one")
                    .renameColumn("name", "former")
                    .renameColumn("id", "name")
                    .renameColumn("former", "id"),
            changes -> changes.renameTable("one", "two"),
            changes -> changes.table("two").drop(column("id", bigint()))));
  }

  @Test
  void a_name_that_is_free_again_may_be_another_s() {
    assertEquals(
        List.of("one"),
        losses(
            changes -> changes.createTable(TWO).dropTable(ONE).renameTable("two", "one"),
            changes -> changes.dropTable(ONE)));
    assertEquals(
        List.of("one.name", "one.id"),
        losses(
            changes -> changes.table("one").drop(NAME).renameColumn("id", "name"),
            changes -> changes.table("one").drop(NAME)));
  }
}
