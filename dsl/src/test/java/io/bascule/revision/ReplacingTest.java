package io.bascule.revision;

import static io.bascule.revision.Entries.history;
import static io.bascule.revision.Entries.ids;
import static io.bascule.revision.Entries.set;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Revisions that stand for others: {@code s<o=a,b,c} replaces the three. */
class ReplacingTest {
  /** Both ways to c lie beside each other; d goes on. */
  private static final History BOTH = history("o", "a<o", "b<a", "c<b", "d<c", "s<o=a,b,c");

  private static final History SQUASHED = history("o", "d<c", "s<o=a,b,c");

  private static String up(History history, String applied) {
    return ids(history.path(Direction.UP, set(applied), Target.HEAD));
  }

  private static String down(History history, String applied, String target) {
    return ids(history.path(Direction.DOWN, set(applied), Target.parse(target)));
  }

  @Test
  void a_new_database_goes_by_what_stands_for_others() {
    assertEquals("o s d", up(BOTH, ""));
    assertEquals("o s d", up(SQUASHED, ""));
    assertEquals("s d", up(BOTH, "o"));
    assertEquals("d", up(BOTH, "o s"));
  }

  @Test
  void a_database_that_has_some_goes_on_by_the_old_ones() {
    assertEquals("b c d", up(BOTH, "o a"));
    assertEquals("c d", up(BOTH, "o a b"));
    assertEquals("b c", ids(BOTH.path(Direction.UP, set("o a"), Target.parse("s"))));
    assertEquals("b c", ids(BOTH.path(Direction.UP, set("o a"), Target.parse("c"))));
  }

  @Test
  void a_database_that_has_all_has_what_stands_for_them() {
    assertEquals("d", up(BOTH, "o a b c"));
    assertEquals("d", up(SQUASHED, "o a b c"));
    assertEquals("", up(SQUASHED, "o a b c d"));
    assertEquals(set("o s d"), set(String.join(" ", SQUASHED.standing(set("a b c d o")))));
  }

  @Test
  void the_way_down_leads_over_what_stands_for_others() {
    assertEquals("d s", down(BOTH, "o a b c d", "o"));
    assertEquals("d s o", down(SQUASHED, "o a b c d", "base"));
    assertEquals("b a", down(BOTH, "o a b", "o"));
    assertEquals("d", down(SQUASHED, "o a b c d", "-1"));
  }

  @Test
  void the_last_of_what_is_replaced_is_what_replaces_it() {
    assertEquals("s", BOTH.resolve("c").id());
    assertEquals("s", SQUASHED.resolve("c").id());
    HistoryException thrown = assertThrows(HistoryException.class, () -> BOTH.resolve("b"));
    assertEquals(HistoryException.Kind.UNKNOWN_REVISION, thrown.kind());
    assertTrue(thrown.getMessage().contains("s stands for it"), thrown.getMessage());
  }

  @Test
  void who_has_some_and_not_the_files_of_the_rest_cannot_go_on() {
    assertEquals(
        Optional.of("b c"),
        history("o", "a<o", "s<o=a,b,c")
            .halfReplaced(set("o a"))
            .map(half -> String.join(" ", half.missing())));
    HistoryException thrown = assertThrows(HistoryException.class, () -> up(SQUASHED, "o a"));
    assertTrue(thrown.getMessage().contains("the files of the rest are gone"));
    assertEquals(Optional.empty(), BOTH.halfReplaced(set("o a")));
    assertEquals(Optional.empty(), SQUASHED.halfReplaced(set("o a b c")));
  }

  @Test
  void what_is_squashed_can_be_squashed_again() {
    History twice = history("o", "a<o", "b<a", "c<b", "d<c", "e<d", "s<o=a,b,c", "t<o=s,d");
    assertEquals("o t e", up(twice, ""));
    assertEquals("e", up(twice, "o a b c d"));
    assertEquals("e", up(twice, "o s d"));
    assertEquals("d e", up(twice, "o s"));
    assertEquals("d e", up(twice, "o a b c"));
    assertEquals("b c d e", up(twice, "o a"));
    assertEquals("e t", down(twice, "o a b c d e", "o"));
    assertEquals("s d a b c", String.join(" ", twice.replacedBy("t")));
    assertEquals("o t e", up(history("o", "e<d", "t<o=s,d"), ""));
  }

  @Test
  void what_comes_after_a_squashed_one_comes_after_the_last_of_the_old_ones() {
    History more = history("o", "a<o", "b<a", "s<o=a,b", "e<s", "f!a<e");
    assertEquals("o s e f", up(more, ""));
    assertEquals("b e f", up(more, "o a"));
    assertEquals("e f", up(more, "o a b"));
    assertEquals("f", ids(more.heads()));
  }

  @Test
  void what_cannot_be_is_refused() {
    assertThrows(HistoryException.class, () -> history("a", "b<a", "s=a,b", "t=b"));
    assertThrows(HistoryException.class, () -> history("a", "s=a,s"));
    HistoryException inside =
        assertThrows(HistoryException.class, () -> history("a", "b<a", "x<a", "s=a,b"));
    assertTrue(inside.getMessage().contains("within s"), inside.getMessage());
  }
}
