package io.bascule.revision;

import static io.bascule.revision.Entries.entry;
import static io.bascule.revision.Entries.history;
import static io.bascule.revision.Entries.ids;
import static io.bascule.revision.Entries.set;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.name;
import static io.bascule.schema.Declare.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.operation.RenameTable;
import io.bascule.schema.Column;
import io.bascule.schema.Schema;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final History LINE = history("a", "b<a", "c<b", "d<c");
  private static final History FORK = history("a", "b<a", "c<a");
  private static final History DIAMOND = history("a", "b<a", "c<a", "m<b,c", "z<m");

  @Test
  void entries_stand_behind_their_parents_in_whatever_order_they_are_given() {
    assertEquals("a b c d", ids(history("d<c", "b<a", "c<b", "a").entries()));
    assertEquals("a b c m z", ids(history("z<m", "m<b,c", "c<a", "b<a", "a").entries()));
    assertEquals("y x", ids(history("x<y", "y").entries()));
  }

  @Test
  void the_older_goes_first_where_there_is_a_choice() {
    var younger = entry("b<a");
    var older = entry("c<a");
    var history =
        History.of(
            List.of(
                entry("a"),
                new HistoryEntry(younger.header().withCreated("2026-02"), younger.revision()),
                new HistoryEntry(older.header().withCreated("2026-01"), older.revision())));
    assertEquals("a c b", ids(history.entries()));
  }

  @Test
  void heads_are_what_none_comes_after_and_bases_what_comes_after_none() {
    assertEquals("d", ids(LINE.heads()));
    assertEquals("a", ids(LINE.bases()));
    assertEquals("b c", ids(FORK.heads()));
    assertEquals("z", ids(DIAMOND.heads()));
    assertEquals("a x", ids(history("a", "x", "b<a,x").bases()));
    assertEquals("", ids(History.EMPTY.heads()));
    assertTrue(History.EMPTY.isEmpty());
  }

  @Test
  void up_is_what_leads_to_the_target_and_is_not_applied() {
    assertEquals("a b c d", up(LINE, "", "head"));
    assertEquals("c d", up(LINE, "a b", "head"));
    assertEquals("", up(LINE, "a b c d", "head"));
    assertEquals("b c", up(LINE, "a", "c"));
    assertEquals("", up(LINE, "a b c", "b"));
    assertEquals("a b", up(FORK, "", "b"));
    assertEquals("c m z", up(DIAMOND, "a b", "head"));
    assertEquals("c", up(DIAMOND, "a b", "c"));
  }

  @Test
  void plus_n_is_the_beginning_of_the_way_to_head() {
    assertEquals("a", up(LINE, "", "+1"));
    assertEquals("b c", up(LINE, "a", "+2"));
    assertEquals("b c d", up(LINE, "a", "+3"));
    refused(HistoryException.Kind.UNREACHABLE, () -> up(LINE, "a", "+4"));
    refused(HistoryException.Kind.UNREACHABLE, () -> up(LINE, "a b c d", "+1"));
    refused(HistoryException.Kind.SEVERAL_HEADS, () -> up(FORK, "a", "+1"));
  }

  @Test
  void down_is_the_way_back_to_the_target_and_takes_no_more_than_it_must() {
    assertEquals("d c b a", down(LINE, "a b c d", "base"));
    assertEquals("d c", down(LINE, "a b c d", "b"));
    assertEquals("", down(LINE, "a b", "b"));
    assertEquals("z m", down(DIAMOND, "a b c m z", "b"));
    assertEquals("z m c b", down(DIAMOND, "a b c m z", "a"));
    assertEquals("b", down(FORK, "a b", "a"));
    assertEquals("c b a", down(FORK, "a b c", "base"));
  }

  @Test
  void minus_n_is_the_end_of_what_is_applied() {
    assertEquals("d", down(LINE, "a b c d", "-1"));
    assertEquals("d c b a", down(LINE, "a b c d", "-4"));
    assertEquals("z m", down(DIAMOND, "a b c m z", "-2"));
    refused(HistoryException.Kind.UNREACHABLE, () -> down(LINE, "a b", "-3"));
    refused(HistoryException.Kind.SEVERAL_HEADS, () -> down(DIAMOND, "a b c m z", "-3"));
    refused(HistoryException.Kind.SEVERAL_HEADS, () -> down(FORK, "a b c", "-1"));
  }

  @Test
  void no_way_leads_up_to_base_or_down_to_head() {
    refused(HistoryException.Kind.UNREACHABLE, () -> up(LINE, "a", "base"));
    refused(HistoryException.Kind.UNREACHABLE, () -> up(LINE, "a", "-1"));
    refused(HistoryException.Kind.UNREACHABLE, () -> down(LINE, "a", "head"));
    refused(HistoryException.Kind.UNREACHABLE, () -> down(LINE, "a", "+1"));
    refused(HistoryException.Kind.UNREACHABLE, () -> down(LINE, "a", "b"));
  }

  @Test
  void head_is_one_or_an_error() {
    assertEquals("a b m", ids(history("a", "b", "m<a,b").path(Direction.UP, Set.of(), head())));
    var thrown = refused(HistoryException.Kind.SEVERAL_HEADS, () -> up(FORK, "a", "head"));
    assertEquals(List.of("b", "c"), thrown.revisions().stream().map(RevisionHeader::id).toList());
    assertEquals("", up(History.EMPTY, "", "head"));
  }

  @Test
  void the_latest_are_those_that_no_other_comes_after() {
    assertEquals("b", ids(LINE.latest(set("a b"))));
    assertEquals("b c", ids(DIAMOND.latest(set("a b c"))));
    assertEquals("m", ids(DIAMOND.latest(set("a b c m"))));
    assertEquals("", ids(DIAMOND.latest(set(""))));
  }

  @Test
  void a_prefix_stands_for_the_only_id_that_begins_so() {
    var history = history("3f2a9c1b", "3f2b0000<3f2a9c1b", "91d0c7aa<3f2b0000", "91d0<91d0c7aa");
    assertEquals("3f2a9c1b", history.resolve("3f2a").id());
    assertEquals("91d0", history.resolve("91d0").id());
    refused(HistoryException.Kind.UNKNOWN_REVISION, () -> history.resolve("3f2"));
    refused(HistoryException.Kind.UNKNOWN_REVISION, () -> history.resolve("77"));
  }

  @Test
  void revisions_that_make_no_history_are_refused() {
    refused(HistoryException.Kind.BROKEN, () -> history("a", "a"));
    refused(HistoryException.Kind.BROKEN, () -> history("a<b"));
    refused(HistoryException.Kind.BROKEN, () -> history("a<a"));
    refused(HistoryException.Kind.BROKEN, () -> history("head"));
    refused(HistoryException.Kind.BROKEN, () -> history("current"));
    refused(HistoryException.Kind.BROKEN, () -> history("a-b"));
    refused(HistoryException.Kind.BROKEN, () -> History.of(new Unheaded()));
  }

  @Test
  void a_circle_is_told_without_those_that_only_hang_on_it() {
    var thrown =
        refused(
            HistoryException.Kind.BROKEN,
            () -> history("a", "b<a,d", "c<b", "d<c", "after<d", "before"));
    assertEquals(
        List.of("b", "d", "c"), thrown.revisions().stream().map(RevisionHeader::id).toList());
  }

  @Test
  void the_schema_at_a_revision_is_folded_from_the_changes_before_it() {
    Column id = column("id", bigint());
    Column mail = column("mail", bigint());
    var history =
        History.of(
            List.of(
                entry("a", c -> c.createTable(table("t", id)), c -> c.dropTable(table("t", id))),
                entry("b<a", c -> c.table("t").add(mail), c -> c.table("t").drop(mail)),
                entry("c<a", c -> c.createTable(table("u", id)), c -> {}),
                entry("m<b,c", c -> c.add(new RenameTable(name("u"), name("v"))), c -> {})));
    assertEquals(Schema.ofTables(List.of(table("t", id))), history.schemaAt("a"));
    assertEquals(Schema.ofTables(List.of(table("t", id, mail))), history.schemaAt("b"));
    assertEquals(Schema.ofTables(List.of(table("t", id), table("u", id))), history.schemaAt("c"));
    assertEquals(
        Schema.ofTables(List.of(table("t", id, mail), table("v", id))), history.schemaAt("m"));
    assertEquals(Schema.EMPTY, history.schemaAt(Set.of()));
    HistoryEntry b = history.resolve("b");
    assertEquals(history.schemaAt("a"), history.fold(b, Direction.DOWN, history.schemaAt("b")));
  }

  @Test
  void a_history_that_begins_in_the_middle_cannot_be_folded() {
    var history =
        History.of(List.of(entry("a", c -> c.table("t").add(column("x", bigint())), c -> {})));
    refused(HistoryException.Kind.UNFOLDABLE, () -> history.schemaAt("a"));
  }

  private static Target head() {
    return Target.HEAD;
  }

  private static String up(History history, String applied, String target) {
    return ids(history.path(Direction.UP, set(applied), Target.parse(target)));
  }

  private static String down(History history, String applied, String target) {
    return ids(history.path(Direction.DOWN, set(applied), Target.parse(target)));
  }

  private static HistoryException refused(HistoryException.Kind kind, Runnable action) {
    var thrown = assertThrows(HistoryException.class, action::run);
    assertEquals(kind, thrown.kind(), thrown.getMessage());
    return thrown;
  }

  private static final class Unheaded implements Revision {
    @Override
    public void upgrade(Changes changes) {}

    @Override
    public void downgrade(Changes changes) {}
  }
}
