package io.bascule.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Draws revisions one below the other, with a line from each to those that it comes after. Each
 * line that is still open has a lane, two characters wide.
 */
final class HistoryDrawing {
  private final List<String> rows = new ArrayList<>();

  /** What each lane leads to. */
  private final List<String> lanes = new ArrayList<>();

  /**
   * One more revision; those that come after it were drawn before.
   *
   * @param id its id
   * @param parents those of the revisions that it comes after that will be drawn
   * @param mark how it stands in its lane
   * @param lines what is said of it; one line or more
   */
  void add(String id, List<String> parents, char mark, List<String> lines) {
    int lane = lanes.indexOf(id);
    if (lane < 0) {
      lanes.add(id);
      lane = lanes.size() - 1;
    }
    for (int other = lanes.lastIndexOf(id); other > lane; other = lanes.lastIndexOf(id)) {
      join(other, lanes.subList(0, other).lastIndexOf(id));
    }
    row(bars(lane, mark), lines.get(0));
    fork(lane, parents);
    String bars = bars(-1, ' ');
    lines.stream().skip(1).forEach(line -> row(bars, line));
  }

  /** What was drawn. */
  List<String> rows() {
    return Collections.unmodifiableList(rows);
  }

  /** A lane bends to another on its left, and those on its right move up. */
  private void join(int from, int to) {
    var row = new StringBuilder(blank(lanes.size()));
    for (int i = 0; i < from; i++) {
      row.setCharAt(2 * i, '|');
    }
    for (int between = to; between < from - 1; between++) {
      row.setCharAt(2 * between + 1, '_');
    }
    for (int i = from; i < lanes.size(); i++) {
      row.setCharAt(2 * i - 1, '/');
    }
    lanes.remove(from);
    row(row.toString(), "");
  }

  /** The lane goes on to the parents, the further ones in lanes of their own. */
  private void fork(int lane, List<String> parents) {
    if (parents.isEmpty()) {
      end(lane);
      return;
    }
    lanes.set(lane, parents.get(0));
    for (int i = 1; i < parents.size(); i++) {
      lanes.add(lane + i, parents.get(i));
      var row = new StringBuilder(blank(lanes.size()));
      for (int left = 0; left < lane + i; left++) {
        row.setCharAt(2 * left, '|');
      }
      for (int right = lane + i; right < lanes.size(); right++) {
        row.setCharAt(2 * right - 1, '\\');
      }
      row(row.toString(), "");
    }
  }

  /** Nothing is below; the lanes on the right move up. */
  private void end(int lane) {
    lanes.remove(lane);
    if (lane < lanes.size()) {
      var row = new StringBuilder(blank(lanes.size() + 1));
      for (int left = 0; left < lane; left++) {
        row.setCharAt(2 * left, '|');
      }
      for (int right = lane; right < lanes.size(); right++) {
        row.setCharAt(2 * right + 1, '/');
      }
      row(row.toString(), "");
    }
  }

  private String bars(int own, char mark) {
    var row = new StringBuilder(blank(lanes.size()));
    for (int i = 0; i < lanes.size(); i++) {
      row.setCharAt(2 * i, i == own ? mark : '|');
    }
    return row.toString();
  }

  private static String blank(int lanes) {
    return "  ".repeat(lanes);
  }

  private void row(String drawn, String text) {
    rows.add((drawn + text).stripTrailing());
  }
}
