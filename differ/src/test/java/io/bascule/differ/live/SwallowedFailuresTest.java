package io.bascule.differ.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.differ.DifferException;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SwallowedFailuresTest {
  private static final Logger ROOM = Logger.getLogger("schemacrawler");
  private static final Logger INNER = Logger.getLogger("schemacrawler.crawl.Some");

  @AfterEach
  void restore() {
    ROOM.setLevel(null);
  }

  private static void fail(String why) {
    INNER.log(Level.WARNING, "went on without it", new IllegalStateException(why));
  }

  @Test
  void hears_what_is_only_logged() throws SQLException {
    try (var watch = SwallowedFailures.watch()) {
      watch.check();
      fail("no rights");
      var thrown = assertThrows(DifferException.class, watch::check);
      assertTrue(thrown.getMessage().contains("no rights"), thrown.getMessage());
    }
  }

  @Test
  void hears_it_where_nobody_else_wants_to() {
    ROOM.setLevel(Level.SEVERE);
    try (var watch = SwallowedFailures.watch()) {
      fail("no rights");
      assertThrows(DifferException.class, watch::check);
    }
    assertEquals(Level.SEVERE, ROOM.getLevel());
  }

  @Test
  void leaves_the_loggers_as_they_were_when_the_last_one_goes() {
    SwallowedFailures first = SwallowedFailures.watch();
    SwallowedFailures second = SwallowedFailures.watch();
    assertFalse(ROOM.getUseParentHandlers());
    first.close();
    assertFalse(ROOM.getUseParentHandlers());
    second.close();
    assertTrue(ROOM.getUseParentHandlers());
    assertNull(ROOM.getLevel());
    assertEquals(0, ROOM.getHandlers().length);
  }

  @Test
  void does_not_hear_what_fails_in_the_reading_of_another() throws Exception {
    try (var watch = SwallowedFailures.watch()) {
      var other =
          new Thread(
              () -> {
                try (var own = SwallowedFailures.watch()) {
                  fail("of the other");
                  assertThrows(DifferException.class, own::check);
                }
              });
      other.start();
      other.join();
      watch.check();
      var helper = new Thread(() -> fail("of its own"));
      helper.start();
      helper.join();
      assertThrows(DifferException.class, watch::check);
    }
  }
}
