package io.bascule.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-20 08:43:00",
        "2026-11-20T08:43:00Z",
        "2026-11-20 08:43:00+00",
        "2026-11-20 08:43:00.000",
        "2026-11-20 09:43:00+01",
        "2026-11-20 14:13:00+05:30",
        "2026-11-20 04:43:00.000000-04"
      })
  void drivers_write_one_moment_in_many_ways(String text) {
    assertEquals(Instant.parse("2026-11-20T08:43:00Z"), Moments.parse(text));
  }

  @Test
  void fractions_are_kept() {
    assertEquals(
        Instant.parse("2026-11-20T08:43:00.123456Z"),
        Moments.parse("2026-11-20 08:43:00.123456+00"));
  }

  @Test
  void people_read_it_in_utc() {
    assertEquals(
        "2026-11-20 08:43:00 UTC", Moments.forPeople(Instant.parse("2026-11-20T08:43:00.9Z")));
  }
}
