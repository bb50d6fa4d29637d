package io.bascule.revision;

import static io.bascule.revision.Entries.revision;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.varchar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.operation.DataAction;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  @Test
  void the_same_changes_leave_the_same_mark() {
    assertEquals(of(FingerprintTest::changes), of(FingerprintTest::changes));
  }

  /** In another run of the JVM, too: nothing of it may come from an identity hash. */
  @Test
  void the_mark_is_the_same_tomorrow() {
    assertEquals(
        "records1:ce66d7af446d19c9",
        of(FingerprintTest::changes).toString(),
        "the text of an operation changed: raise RecordedText.VERSION, and pin the new mark here");
  }

  @Test
  void another_change_leaves_another_mark() {
    Fingerprint one = of(c -> c.table("t").add(column("a", varchar(20))));
    assertNotEquals(one, of(c -> c.table("t").add(column("a", varchar(21)))));
    assertNotEquals(one, of(c -> c.table("t").add(column("b", varchar(20)))));
    assertNotEquals(of(c -> c.sql("x", 1)), of(c -> c.sql("x", 2)));
    assertNotEquals(of(c -> c.sql("x")), of(c -> c.sqlOn("sqlite", "x")));
  }

  @Test
  void up_and_down_are_told_apart() {
    Consumer<Changes> change = c -> c.table("t").add(column("a", bigint()));
    assertNotEquals(
        Fingerprint.of(revision(change, c -> {})), Fingerprint.of(revision(c -> {}, change)));
  }

  @Test
  void the_source_decides_where_both_know_it() {
    Fingerprint recorded = Fingerprint.parse("records1:aa");
    assertTrue(recorded.withSource("s").matches(Fingerprint.parse("records1:bb source1:s")));
    assertFalse(recorded.withSource("s").matches(Fingerprint.parse("records1:aa source1:t")));
    assertTrue(recorded.withSource("s").matches(Fingerprint.parse("records1:aa")));
    assertFalse(recorded.withSource("s").matches(Fingerprint.parse("records1:bb")));
  }

  @Test
  void what_was_never_looked_at_in_one_way_is_not_said_to_differ() {
    assertTrue(Fingerprint.UNKNOWN.matches(Fingerprint.parse("records1:aa")));
    assertTrue(Fingerprint.parse("records2:aa").matches(Fingerprint.parse("records1:bb")));
  }

  @Test
  void its_text_gives_it_back() {
    Fingerprint both = Fingerprint.parse("records1:aa source1:s");
    assertEquals(both, Fingerprint.parse(both.toString()));
    assertEquals(Fingerprint.UNKNOWN, Fingerprint.parse(Fingerprint.UNKNOWN.toString()));
  }

  private static Fingerprint of(Consumer<Changes> upgrade) {
    return Fingerprint.of(revision(upgrade, c -> {}));
  }

  private static void changes(Changes changes) {
    DataAction.Work work = connection -> {};
    changes.table("t").add(column("a", varchar(20)));
    changes.sql("UPDATE t SET a = ?, b = ?", new byte[] {1, 2}, null);
    changes.jdbc("fill b", work);
  }
}
