package io.bascule.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryDrawingTest {
  @Test
  void aLineIsALine() {
    assertDrawn(
        """
        * c
        * b
        * a
        """,
        "c<b",
        "b<a",
        "a");
  }

  @Test
  void aForkAndAMergeAreADiamond() {
    assertDrawn(
        """
        * z
        * m
        |\\
        | * c
        * | b
        |/
        * a
        """,
        "z<m",
        "m<b,c",
        "c<a",
        "b<a",
        "a");
  }

  @Test
  void threeHeadsMeetAtOnePlace() {
    assertDrawn(
        """
        * d
        | * c
        | | * b
        | |/
        |/
        * a
        """,
        "d<a",
        "c<a",
        "b<a",
        "a");
  }

  @Test
  void linesOfOtherRootsMoveUp() {
    assertDrawn(
        """
        * b
        * a
        * y
        * x
        """,
        "b<a",
        "a",
        "y<x",
        "x");
    assertDrawn(
        """
        * b
        | * y
        * | a
         /
        * x
        """,
        "b<a",
        "y<x",
        "a",
        "x");
  }

  @Test
  void aFarLaneReachesOverOthers() {
    assertDrawn(
        """
        * d
        | * y
        | | * c
        |_|/
        * | a
         /
        * x
        """,
        "d<a",
        "y<x",
        "c<a",
        "a",
        "x");
  }

  @Test
  void furtherLinesStandBesideTheirLane() {
    var drawing = new HistoryDrawing();
    drawing.add("c", List.of("a"), 'o', List.of("c", "  more", ""));
    drawing.add("b", List.of("a"), '*', List.of("b", "  more"));
    drawing.add("a", List.of(), '*', List.of("a"));
    assertEquals(
        List.of("o c", "|   more", "|", "| * b", "| |   more", "|/", "* a"), drawing.rows());
  }

  private static void assertDrawn(String expected, String... sentences) {
    var drawing = new HistoryDrawing();
    for (String sentence : sentences) {
      String[] parts = sentence.split("<", 2);
      List<String> parents = parts.length == 1 ? List.of() : List.of(parts[1].split(",", 0));
      drawing.add(parts[0], parents, '*', List.of(parts[0]));
    }
    assertEquals(expected.lines().toList(), drawing.rows());
  }
}
