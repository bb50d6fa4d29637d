package io.bascule.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionNameTest {
  private static final Instant MINUTE = Instant.parse("2026-11-20T08:43:59Z");

  @ParameterizedTest
  @CsvSource({
    "orders get a state,orders_get_a_state",
    "'  Ærøskøbing''s Straße: Łódź! ',aeroskobings_strasse_lodz",
    "'',3f2a9c1b",
    "'日本語 — 表',3f2a9c1b",
    "'表 v2',v2",
    "class,class",
    "../../etc/passwd,etc_passwd",
    "'İstanbul ﬁve ①',istanbul_five_1",
  })
  void a_message_becomes_a_name(String message, String words) {
    assertEquals("V20261120_0843_" + words, RevisionName.of(MINUTE, message, "3f2a9c1b"));
  }

  @Test
  void a_long_message_is_cut_between_words() {
    String name = RevisionName.of(MINUTE, "word ".repeat(100), "a");
    assertTrue(name.endsWith("_word") && name.length() <= 59, name);
    assertEquals(59, RevisionName.of(MINUTE, "x".repeat(500), "a").length());
  }
}
