package io.bascule.revision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
  @Test
  void each_form_is_understood() {
    assertEquals(Target.HEAD, Target.parse("head"));
    assertEquals(Target.BASE, Target.parse(" base "));
    assertEquals(new Target.Forward(2), Target.parse("+2"));
    assertEquals(new Target.Back(13), Target.parse("-13"));
    assertEquals(new Target.Named("3f2a"), Target.parse("3f2a"));
    assertEquals(new Target.Named("heads"), Target.parse("heads"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"head", "base", "+2", "-13", "3f2a9c1b", "2026.1"})
  void its_text_is_what_was_said(String text) {
    assertEquals(text, Target.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "+", "-", "+0", "-0", "++1", "+1.5", "a b", "a:b", "a@head"})
  void everything_else_is_refused(String text) {
    assertThrows(HistoryException.class, () -> Target.parse(text));
  }
}
