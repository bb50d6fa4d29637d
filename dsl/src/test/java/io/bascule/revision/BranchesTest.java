package io.bascule.revision;

import static io.bascule.revision.Entries.entry;
import static io.bascule.revision.Entries.history;
import static io.bascule.revision.Entries.ids;
import static io.bascule.revision.Entries.set;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Ways in histories that fork, come together, begin at several places and need each other. */
class BranchesTest {
  private static final History LINE = history("a", "b<a", "c<b", "d<c");

  /** A trunk, two labelled branches of it, one longer. */
  private static final History FORK =
      history("a", "b<a", "s1<b#shop", "s2<s1", "s3<s2", "u1<b#users", "u2<u1");

  /** Two histories of one project, each with a label at its root. */
  private static final History ROOTS = history("m1#mail", "m2<m1", "n1#news", "n2<n1", "n3<n2");

  /** The second part of one branch needs something of the other. */
  private static final History NEEDS =
      history("a", "s1<a#shop", "s2<s1!u1", "s3<s2", "u1<a#users", "u2<u1");

  private static final History DIAMOND = history("a", "b<a#left", "c<a#right", "m<b,c", "z<m");

  @Test
  void a_branch_is_its_first_revision_and_all_that_comes_after_it() {
    assertEquals("s1 s2 s3", sorted(FORK.branch("shop")));
    assertEquals("u1 u2", sorted(FORK.branch("users")));
    assertEquals("b m z", sorted(DIAMOND.branch("left")));
    assertEquals("n1 n2 n3", sorted(ROOTS.branch("news")));
    assertEquals("s1 s2 s3", sorted(NEEDS.branch("s2")));
  }

  @Test
  void the_unbranched_line_that_leads_to_a_branch_is_on_it() {
    assertEquals("a b c d", sorted(history("a", "b<a", "c<b#shop", "d<c").branch("shop")));
    assertEquals("c d", sorted(history("a", "x<a", "c<a", "d<c#shop").branch("shop")));
    assertEquals("d", sorted(history("a", "b", "m<a,b", "x<m", "d<m#shop").branch("shop")));
    assertEquals("d m", sorted(history("a", "b", "m<a,b", "d<m#shop").branch("shop")));
  }

  @Test
  void a_revision_knows_the_branches_that_it_is_on() {
    assertEquals(List.of("shop"), FORK.labelsOf(FORK.resolve("s3")));
    assertEquals(List.of(), FORK.labelsOf(FORK.resolve("b")));
    assertEquals(List.of("left", "right"), DIAMOND.labelsOf(DIAMOND.resolve("z")));
    assertEquals(new TreeSet<>(Set.of("shop", "users")), FORK.labels());
  }

  @Test
  void up_along_a_branch() {
    assertEquals("a b s1 s2 s3", up(FORK, "", "shop@head"));
    assertEquals("s3", up(FORK, "a b s1 s2", "shop@head"));
    assertEquals("", up(FORK, "a b u1 u2", "users@head"));
    assertEquals("a b s1 s2", up(FORK, "", "shop@s2"));
    assertEquals("a b s1", up(FORK, "", "shop@+1"));
    assertEquals("s2 s3", up(FORK, "a b s1 u1", "shop@+2"));
    assertEquals("a b s1", up(FORK, "", "shop"));
    assertEquals("a b s1 s2", up(FORK, "", "shop+1"));
    assertEquals("a b u1 u2", up(FORK, "", "u1@head"));
    assertEquals("n1 n2 n3", up(ROOTS, "m1", "news@head"));
    refused(HistoryException.Kind.UNREACHABLE, () -> up(FORK, "a b", "users@+3"));
    refused(HistoryException.Kind.UNREACHABLE, () -> up(FORK, "", "shop@u1"));
    refused(HistoryException.Kind.UNREACHABLE, () -> up(FORK, "", "shop@base"));
    refused(HistoryException.Kind.UNKNOWN_REVISION, () -> up(FORK, "", "stock@head"));
  }

  @Test
  void heads_are_all_of_them() {
    assertEquals("a b s1 s2 s3 u1 u2", sorted(up(FORK, "", "heads")));
    assertEquals("m1 m2 n1 n2 n3", sorted(up(ROOTS, "", "heads")));
    assertEquals("s3 u2", up(FORK, "a b s1 s2 u1", "heads"));
    assertEquals("b c d", up(LINE, "a", "heads"));
    assertEquals("", up(History.EMPTY, "", "heads"));
    refused(HistoryException.Kind.SEVERAL_HEADS, () -> up(FORK, "", "head"));
    refused(HistoryException.Kind.SEVERAL_HEADS, () -> up(ROOTS, "", "head"));
    refused(HistoryException.Kind.UNREACHABLE, () -> down(FORK, "a b", "heads"));
  }

  @Test
  void plus_n_goes_on_where_one_head_only_is_ahead() {
    assertEquals("u2", up(FORK, "a b s1 s2 s3 u1", "+1"));
    refused(HistoryException.Kind.SEVERAL_HEADS, () -> up(FORK, "a b s1 s2 u1", "+1"));
    refused(HistoryException.Kind.SEVERAL_HEADS, () -> up(ROOTS, "", "+1"));
  }

  @Test
  void down_along_a_branch() {
    assertEquals("s3 s2 s1", down(FORK, "a b s1 s2 s3 u1", "shop@base"));
    assertEquals("s3", down(FORK, "a b s1 s2 s3 u1", "shop@-1"));
    assertEquals("s3 s2", down(FORK, "a b s1 s2 s3 u1", "s1"));
    assertEquals("s2 s1", down(FORK, "a b s1 s2 u1", "shop@-2"));
    assertEquals("u1", down(FORK, "a b s1 u1", "u1@-1"));
    assertEquals("n2 n1", down(ROOTS, "m1 n1 n2", "news@base"));
    assertEquals("z m b", down(DIAMOND, "a b c m z", "left@base"));
    refused(HistoryException.Kind.UNREACHABLE, () -> down(FORK, "a b s1", "shop@-2"));
    refused(HistoryException.Kind.UNREACHABLE, () -> down(FORK, "a b s1", "shop@head"));
    refused(HistoryException.Kind.SEVERAL_HEADS, () -> down(FORK, "a b s1 u1", "-1"));
  }

  @Test
  void down_to_a_fork_takes_both_branches_or_the_one_that_is_named() {
    assertEquals("s1 u1", sorted(down(FORK, "a b s1 u1", "b")));
    assertEquals("b c m z", sorted(down(DIAMOND, "a b c m z", "a")));
  }

  @Test
  void what_a_revision_depends_on_goes_first_and_stays_an_end() {
    assertEquals("a s1 u1 s2 s3", up(NEEDS, "", "shop@head"));
    assertEquals("u1 s2", up(NEEDS, "a s1", "shop@+1"));
    assertEquals("s3 u2", ids(NEEDS.heads()));
    assertEquals("u1 s2", ids(NEEDS.latest(set("a s1 s2 u1"))));
    assertEquals("a b", ids(history("b!a", "a").entries()));
  }

  @Test
  void what_depends_on_something_goes_before_it_on_the_way_down() {
    assertEquals("u2 s3 s2 u1", down(NEEDS, "a s1 s2 s3 u1 u2", "users@base"));
    assertEquals("u2", down(NEEDS, "a s1 s2 s3 u1 u2", "u1"));
    assertEquals("s2 u1", down(NEEDS, "a s1 s2 u1", "users@-1"));
    assertEquals("s3 s2", down(NEEDS, "a s1 s2 s3 u1 u2", "shop@-2"));
  }

  @Test
  void steps_from_a_revision_lead_along_its_line() {
    assertEquals("c", at(LINE, "", "a+2"));
    assertEquals("b", at(LINE, "", "d-2"));
    assertEquals("c", at(LINE, "", "head-1"));
    assertEquals("b", at(LINE, "", "base+2"));
    assertEquals("", at(LINE, "", "b-2"));
    assertEquals("c", at(LINE, "a b", "current+1"));
    assertEquals("a", at(LINE, "a b", "current-1"));
    assertEquals("c", at(LINE, "a b", "+1"));
    assertEquals("a", at(LINE, "a b", "-1"));
    assertEquals("b c", up(LINE, "a", "d-1"));
    assertEquals("d c", down(LINE, "a b c d", "a+1"));
    assertEquals("b a", down(LINE, "a b", "b-2"));
    refused(HistoryException.Kind.UNREACHABLE, () -> at(LINE, "", "c+2"));
    refused(HistoryException.Kind.UNREACHABLE, () -> at(LINE, "", "b-3"));
    refused(HistoryException.Kind.UNREACHABLE, () -> at(LINE, "", "base-1"));
  }

  @Test
  void steps_over_a_fork_or_a_merge_need_a_branch() {
    refused(HistoryException.Kind.UNREACHABLE, () -> at(FORK, "", "b+1"));
    refused(HistoryException.Kind.UNREACHABLE, () -> at(DIAMOND, "", "m-1"));
    refused(HistoryException.Kind.UNREACHABLE, () -> at(ROOTS, "", "base+1"));
    assertEquals("m1", at(ROOTS, "", "mail@base+1"));
    assertEquals("b", at(DIAMOND, "", "left@m-1"));
    assertEquals("s2", at(FORK, "", "shop@base+2"));
    assertEquals("s2", at(FORK, "a b s1 u1", "shop@+1"));
  }

  @Test
  void current_is_where_the_database_is() {
    assertEquals("s1 u1", at(FORK, "a b s1 u1", "current"));
    assertEquals("s1", at(FORK, "a b s1 u1", "shop@current"));
    assertEquals("", at(FORK, "", "current"));
    assertEquals("", up(FORK, "a b s1", "current"));
    assertEquals("", down(FORK, "a b s1 u1", "current"));
  }

  @Test
  void a_range_is_what_lies_between_two_places_with_both() {
    assertEquals("b c", between(LINE, "", "b:c"));
    assertEquals("a b c d", between(LINE, "", ":"));
    assertEquals("c d", between(LINE, "", "c:head"));
    assertEquals("a b", between(LINE, "", "base:b"));
    assertEquals("a b c", between(LINE, "a b c", "-2:current"));
    assertEquals("s1 s2 s3", between(FORK, "", "s1:shop@head"));
    assertEquals("b c m", between(DIAMOND, "", "b:m"));
    assertEquals("a b", between(LINE, "a b", ":current"));
    refused(HistoryException.Kind.UNREACHABLE, () -> between(LINE, "", "c:b"));
    refused(HistoryException.Kind.UNREACHABLE, () -> between(FORK, "", "s1:u1"));
    refused(HistoryException.Kind.UNKNOWN_REVISION, () -> between(LINE, "", "x:b"));
  }

  @Test
  void what_makes_no_history_is_refused() {
    refused(HistoryException.Kind.BROKEN, () -> history("a!x"));
    refused(HistoryException.Kind.BROKEN, () -> history("a!b", "b!a"));
    refused(HistoryException.Kind.BROKEN, () -> history("a", "b<a!c", "c<b"));
    refused(HistoryException.Kind.BROKEN, () -> history("a#x", "b#x"));
    refused(HistoryException.Kind.BROKEN, () -> history("a#b", "b"));
    refused(HistoryException.Kind.BROKEN, () -> history("a#heads"));
    refused(HistoryException.Kind.BROKEN, () -> history("a#my-shop"));
  }

  @Test
  void what_cannot_be_taken_back_stops_every_way_over_it() {
    var history =
        History.of(
            List.of(
                entry("a"),
                entry("b<a", c -> {}, c -> c.irreversible("the mails are gone")),
                entry("c<b")));
    assertEquals("c", down(history, "a b c", "b"));
    var refused = refused(HistoryException.Kind.IRREVERSIBLE, () -> down(history, "a b c", "base"));
    assertEquals("b", refused.revisions().get(0).id());
    assertEquals("a b c", up(history, "", "head"));
  }

  private static String up(History history, String applied, String target) {
    return ids(history.path(Direction.UP, set(applied), Target.parse(target)));
  }

  private static String down(History history, String applied, String target) {
    return ids(history.path(Direction.DOWN, set(applied), Target.parse(target)));
  }

  private static String at(History history, String applied, String target) {
    return ids(history.at(Target.parse(target), set(applied)));
  }

  private static String between(History history, String applied, String range) {
    return ids(history.between(Range.parse(range), set(applied)));
  }

  private static String sorted(String ids) {
    return String.join(" ", set(ids));
  }

  private static String sorted(Set<String> ids) {
    return String.join(" ", new TreeSet<>(ids));
  }

  private static HistoryException refused(HistoryException.Kind kind, Runnable action) {
    var thrown = assertThrows(HistoryException.class, action::run);
    assertEquals(kind, thrown.kind(), thrown.getMessage());
    return thrown;
  }
}
