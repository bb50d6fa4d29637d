package io.bascule.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.revision.Direction;
import io.bascule.revision.Fingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LedgerTest {
  @Test
  void what_went_up_and_not_down_again_is_applied() {
    assertEquals(List.of(), applied(""));
    assertEquals(List.of("a", "b"), applied("a up done, b<a up done"));
    assertEquals(List.of("a"), applied("a up done, b<a up done, b<a down done"));
    assertEquals(List.of("a", "b"), applied("a up done, b<a up done, b<a down done, b<a up done"));
  }

  @Test
  void what_is_current_has_no_child_that_is_applied() {
    assertEquals(List.of("b"), current("a up done, b<a up done"));
    assertEquals(List.of("b", "c"), current("a up done, b<a up done, c<a up done"));
    assertEquals(List.of("m"), current("a up done, b<a up done, c<a up done, m<b,c up done"));
    assertEquals(
        List.of("b", "c"),
        current("a up done, b<a up done, c<a up done, m<b,c up done, m<b,c down done"));
  }

  @Test
  void what_was_begun_is_unfinished_until_a_line_says_how_it_ended() {
    assertEquals(List.of("b"), unfinished("a up done, b<a up running"));
    assertEquals(List.of(), unfinished("a up running, a up done"));
    assertEquals(List.of(), unfinished("a up running, a up undone"));
    assertEquals(List.of("a"), unfinished("a up done, a down running"));
  }

  @Test
  void what_failed_is_not_applied_and_is_unfinished_only_if_a_part_of_it_lasts() {
    assertEquals(List.of("a"), applied("a up done, b<a up failed"));
    assertEquals(List.of(), unfinished("a up done, b<a up failed"));
    assertEquals(List.of(), unfinished("a up running, a up failed"));
    assertEquals(List.of("a"), unfinished("a up running, a up broken"));
    assertEquals(List.of("a"), applied("a up done, a down broken"));
    assertEquals(List.of("a"), applied("a up done, a down failed"));
  }

  @Test
  void what_was_stamped_is_as_told() {
    assertEquals(List.of("a", "b"), applied("a up stamped, b<a up stamped"));
    assertEquals(List.of("a"), applied("a up done, b<a up done, b<a down stamped"));
    assertEquals(List.of(), unfinished("a up running, a up stamped"));
    assertEquals(List.of(), unfinished("a up broken, a down stamped"));
  }

  @Test
  void what_was_repaired_is_applied_as_before() {
    assertEquals(List.of("a", "b"), applied("a up done, b<a up done, a up repaired"));
    assertEquals(List.of(), applied("a up repaired"));
    assertEquals(1, ledger("a up done, a up repaired").current().get(0).sequence());
  }

  @Test
  void the_last_failure_is_told() {
    assertEquals(
        2, ledger("a up done, b up failed, c up done").lastFailure().orElseThrow().sequence());
    assertEquals(
        3, ledger("a up done, b up failed, c up broken").lastFailure().orElseThrow().sequence());
    assertTrue(ledger("a up done").lastFailure().isEmpty());
  }

  @Test
  void what_is_being_taken_back_is_still_applied_and_what_is_being_made_is_not_yet() {
    assertEquals(List.of("a"), applied("a up done, a down running"));
    assertEquals(List.of(), applied("a up running"));
    assertEquals(List.of("a"), applied("a up done, a down running, a down undone"));
    assertEquals(List.of(), applied("a up running, a up undone"));
  }

  @Test
  void the_last_line_has_the_highest_number() {
    assertEquals(0, Ledger.EMPTY.last());
    assertEquals(2, ledger("a up running, a up done").last());
  }

  private static List<String> applied(String lines) {
    return List.copyOf(ledger(lines).applied());
  }

  private static List<String> current(String lines) {
    return ledger(lines).current().stream().map(LedgerRow::revision).toList();
  }

  private static List<String> unfinished(String lines) {
    return ledger(lines).unfinished().stream().map(LedgerRow::revision).toList();
  }

  private static Ledger ledger(String lines) {
    var rows = new ArrayList<LedgerRow>();
    for (String line : lines.isEmpty() ? new String[0] : lines.split(", ", 0)) {
      String[] words = line.split(" ", 0);
      String[] revision = words[0].split("<", 2);
      rows.add(
          new LedgerRow(
              rows.size() + 1,
              revision[0],
              revision.length == 1 ? List.of() : List.of(revision[1].split(",", 0)),
              Direction.valueOf(words[1].toUpperCase(Locale.ROOT)),
              LedgerRow.State.valueOf(words[2].toUpperCase(Locale.ROOT)),
              Fingerprint.UNKNOWN,
              "",
              Instant.EPOCH,
              null,
              "",
              "",
              "",
              0));
    }
    return Ledger.of(rows);
  }
}
