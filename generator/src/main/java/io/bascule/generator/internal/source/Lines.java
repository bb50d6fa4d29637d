package io.bascule.generator.internal.source;

import com.github.javaparser.Position;
import com.github.javaparser.ast.Node;

/** A text that is edited where the nodes of its syntax tree stand. */
final class Lines {
  private final String text;

  Lines(String text) {
    this.text = text;
  }

  String replaced(Node node, String other) {
    return text.substring(0, start(node)) + other + text.substring(end(node));
  }

  /** An element more, behind another one and written as far from it as that one from its comma. */
  String insertedAfter(Node element, String other) {
    int start = start(element);
    int line = text.lastIndexOf('\n', start - 1) + 1;
    String margin = text.substring(line, start);
    String lineEnd = line > 1 && text.charAt(line - 2) == '\r' ? "\r\n" : "\n";
    String between = margin.isBlank() ? "," + lineEnd + margin : ", ";
    return text.substring(0, end(element)) + between + other + text.substring(end(element));
  }

  /** Without that element, and without the comma and the spaces before it or, if first, behind. */
  String withoutElement(Node element) {
    int start = start(element);
    int end = end(element);
    int comma = text.substring(0, start).stripTrailing().length() - 1;
    if (text.charAt(comma) == ',') {
      return text.substring(0, comma) + text.substring(end);
    }
    int next = end;
    while (text.charAt(next) == ',' || Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return text.substring(0, start) + text.substring(next);
  }

  private int start(Node node) {
    return offset(node.getBegin().orElseThrow());
  }

  private int end(Node node) {
    return offset(node.getEnd().orElseThrow()) + 1;
  }

  /** Where a position is in the text; lines end as the parser ends them. */
  private int offset(Position position) {
    int at = 0;
    for (int line = 1; line < position.line; line++) {
      while (text.charAt(at) != '\n' && text.charAt(at) != '\r') {
        at++;
      }
      at += text.startsWith("\r\n", at) ? 2 : 1;
    }
    return at + position.column - 1;
  }
}
