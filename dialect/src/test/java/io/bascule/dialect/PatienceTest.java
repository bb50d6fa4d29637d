package io.bascule.dialect;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {
  @Test
  void noneEndsAtOnce() {
    assertFalse(Patience.of(Duration.ZERO).lasts());
  }

  @Test
  void someLastsAndEnds() {
    var patience = Patience.of(Duration.ofMillis(120));
    int moments = 0;
    while (patience.lasts()) {
      moments++;
    }
    assertTrue(moments >= 1, "it waited");
    assertFalse(patience.lasts(), "it stays over");
  }

  @Test
  void anInterruptedThreadStaysInterrupted() {
    Thread.currentThread().interrupt();
    boolean lasts = Patience.of(Duration.ofHours(1)).lasts();
    assertTrue(Thread.interrupted());
    assertFalse(lasts);
  }
}
