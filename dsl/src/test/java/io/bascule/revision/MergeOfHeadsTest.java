package io.bascule.revision;

import static io.bascule.revision.Entries.entry;
import static io.bascule.revision.Entries.history;
import static io.bascule.revision.Entries.ids;
import static io.bascule.revision.Forks.NOTHING;
import static io.bascule.revision.Forks.ORDERS;
import static io.bascule.revision.Forks.SHOP;
import static io.bascule.revision.Forks.STATE;
import static io.bascule.revision.Forks.TOTAL;
import static io.bascule.revision.Forks.USERS;
import static io.bascule.revision.Forks.merge;
import static io.bascule.revision.Forks.nullable;
import static io.bascule.revision.Forks.orders;
import static io.bascule.revision.Forks.users;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a merge tells of the branches that it looks at, and which heads it takes. */
class MergeOfHeadsTest {
  @Test
  void each_pair_is_found_that_nothing_stands_before() {
    Merge merge =
        merge(
            changes -> {
              changes.table("users").add(nullable("a"));
              changes.table("orders").renameColumn("state", "phase");
            },
            changes -> {
              changes.table("orders").alter(STATE, STATE.asNullable());
              changes.table("users").add(nullable("b")).add(nullable("a"));
            });
    assertEquals(
        List.of(
            "add column users.a | add column users.a",
            "rename column orders.state to phase | alter column orders.state: nullable"),
        merge.conflicts().stream()
            .map(c -> c.one().change().describe() + " | " + c.other().change().describe())
            .toList());
  }

  @Test
  void a_conflict_knows_its_revisions() {
    History history =
        History.of(
            List.of(
                entry("s", SHOP, NOTHING),
                entry("x1<s", users(t -> t.add(nullable("a"))), NOTHING),
                entry("x2<x1", orders(t -> t.drop(TOTAL)), NOTHING),
                entry("y1<s", NOTHING, NOTHING),
                entry("y2<y1", orders(t -> t.alter(TOTAL, TOTAL.asNullable())), NOTHING),
                entry("y3<y2", users(t -> t.add(nullable("b"))), NOTHING)));
    MergeConflict found = Merge.of(history, history.heads()).conflicts().get(0);
    assertEquals("x2", found.one().revision().id());
    assertEquals("y2", found.other().revision().id());
    assertEquals(
        List.of(
            "x2, then y2: the latter fails: Cannot change table orders: it has no column total.",
            "y2, then x2: the latter does not find what it was written for"),
        found.orders());
  }

  @Test
  void what_one_branch_needs_of_the_other_is_common() {
    History history =
        History.of(
            List.of(
                entry("s", SHOP, NOTHING),
                entry("x1<s", users(t -> t.add(nullable("a"))), NOTHING),
                entry("x2<x1", NOTHING, NOTHING),
                entry("y<s!x1", users(t -> t.renameColumn("a", "b")), NOTHING)));
    Merge merge = Merge.of(history, history.heads());
    assertEquals(List.of(), merge.conflicts());
    assertEquals(Set.of("s", "x1"), merge.common());
  }

  @Test
  void three_heads_are_looked_at_two_by_two_and_as_a_whole() {
    Consumer<Changes> three = orders(t -> t.renameColumn("state", "phase"));
    History history =
        History.of(
            List.of(
                entry("s", SHOP, NOTHING),
                entry("x<s", users(t -> t.add(nullable("a"))), NOTHING),
                entry("y<s", orders(t -> t.renameColumn("state", "stage")), NOTHING),
                entry("z<s", three, NOTHING)));
    Merge all = Merge.of(history, history.heads());
    assertEquals(1, all.conflicts().size());
    assertEquals("y", all.conflicts().get(0).one().revision().id());
    assertEquals("z", all.conflicts().get(0).other().revision().id());
    assertEquals(
        List.of(),
        Merge.of(history, List.of(history.resolve("x"), history.resolve("z"))).conflicts());
  }

  @Test
  void histories_of_their_own_start_at_nothing() {
    History roots =
        History.of(
            List.of(
                entry("m", changes -> changes.createTable(USERS), NOTHING),
                entry("n", changes -> changes.createTable(ORDERS), NOTHING)));
    Merge merge = Merge.of(roots, roots.heads());
    assertEquals(List.of(), merge.conflicts());
    assertEquals(Set.of(), merge.common());
  }

  @Test
  void what_is_no_fork_is_refused() {
    History line = history("a", "b<a", "c<a", "d<c");
    refused(line, "d");
    refused(line);
    refused(line, "a", "b");
    refused(line, "b", "c", "d");
    assertEquals("b c", ids(Merge.of(line, List.of(line.resolve("c"), line.resolve("b"))).heads()));
  }

  private static void refused(History history, String... ids) {
    List<HistoryEntry> heads = List.of(ids).stream().map(history::resolve).toList();
    var thrown = assertThrows(HistoryException.class, () -> Merge.of(history, heads));
    assertEquals(HistoryException.Kind.UNREACHABLE, thrown.kind());
  }
}
