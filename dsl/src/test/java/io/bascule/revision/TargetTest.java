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
    assertEquals(Target.HEADS, Target.parse("heads"));
    assertEquals(Target.CURRENT, Target.parse("current"));
    assertEquals(new Target.Offset(new Target.Named("3f2a"), 2), Target.parse("3f2a+2"));
    assertEquals(new Target.Offset(Target.HEAD, -1), Target.parse("head-1"));
    assertEquals(new Target.OnBranch("shop", Target.HEAD), Target.parse("shop@head"));
    assertEquals(new Target.OnBranch("shop", new Target.Forward(1)), Target.parse("shop@+1"));
    assertEquals(
        new Target.OnBranch("shop", new Target.Offset(new Target.Named("3f"), -1)),
        Target.parse("shop@3f-1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "head",
        "heads",
        "base",
        "current",
        "+2",
        "-13",
        "3f2a9c1b",
        "2026.1",
        "3f2a+1",
        "head-2",
        "shop@head",
        "shop@-1",
        "shop@3f2a+4"
      })
  void its_text_is_what_was_said(String text) {
    assertEquals(text, Target.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "+",
        "-",
        "+0",
        "-0",
        "++1",
        "+1.5",
        "a b",
        "a:b",
        "a+0",
        "a+1+1",
        "@head",
        "a@",
        "head@head",
        "a@b@c",
        "a @head"
      })
  void everything_else_is_refused(String text) {
    assertThrows(HistoryException.class, () -> Target.parse(text));
  }

  @Test
  void a_range_has_two_ends_of_which_each_may_be_left_out() {
    assertEquals(new Range(Target.BASE, Target.HEAD), Range.parse("base:head"));
    assertEquals(new Range(Target.BASE, new Target.Named("3f")), Range.parse(":3f"));
    assertEquals(new Range(new Target.Back(3), Target.CURRENT), Range.parse("-3:current"));
    assertEquals(new Range(new Target.Named("3f"), Target.HEADS), Range.parse("3f:"));
    assertEquals("3f:heads", Range.parse("3f:").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3f", "a:b:c", "a:b c", "a::b"})
  void everything_else_is_no_range(String text) {
    assertThrows(HistoryException.class, () -> Range.parse(text));
  }
}
