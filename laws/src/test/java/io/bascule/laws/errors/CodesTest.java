package io.bascule.laws.errors;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.schema.Explained;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever is refused, fails or is dangerous has a code, and a code means one thing. */
class CodesTest {
  /** What several rooms say of one and the same thing. */
  private static final Set<String> SHARED =
      Set.of(
          "backfill-key",
          "backup-not-possible",
          "bad-branch-label",
          "copy-damaged",
          "database-locked",
          "database-refused",
          "declared-twice",
          "duplicate-branch-label",
          "enum-declared-twice",
          "hook-failed",
          "no-connection",
          "no-revisions",
          "row-length",
          "snapshot-misfit",
          "transaction-open",
          "unreadable-file",
          "unreadable-value");

  @Test
  void every_code_is_there_to_be_read() {
    assertEquals(Set.of(), Codes.ALL.strange(), "say these codes as literals");
    assertTrue(Codes.ALL.rooms().size() > 100, () -> Codes.ALL.rooms().keySet().toString());
  }

  @Test
  void every_family_of_errors_has_codes() {
    assertTrue(Codes.ALL.families().size() >= 12, () -> Codes.ALL.families().toString());
    assertAll(
        Codes.ALL.families().stream()
            .map(
                name ->
                    () ->
                        assertTrue(
                            Explained.class.isAssignableFrom(Class.forName(name)),
                            name + " is to implement Explained")));
  }

  @Test
  void a_code_is_made_of_words_or_is_a_letter_and_number_of_a_hazard() {
    for (String code : Codes.ALL.rooms().keySet()) {
      assertTrue(code.matches("[a-z]+(-[a-z]+)*|[A-Z]{2}[0-9]{3}"), code);
    }
  }

  @Test
  void a_code_means_one_thing() {
    var shared = new TreeSet<String>();
    Codes.ALL
        .rooms()
        .forEach(
            (code, rooms) -> {
              if (rooms.size() > 1) {
                shared.add(code);
              }
            });
    assertEquals(
        new TreeSet<>(SHARED),
        shared,
        "two rooms use a code: if they mean the same, say so here, otherwise find another word");
  }
}
