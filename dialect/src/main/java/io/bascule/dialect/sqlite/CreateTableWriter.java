package io.bascule.dialect.sqlite;

import java.util.List;

/** Puts an edited CREATE TABLE together: what is left, what is new, and the commas that needs. */
final class CreateTableWriter {
  private final CreateTableEdit edit;
  private final String sql;
  private final List<Span> elements;
  private final StringBuilder out = new StringBuilder();

  /** Whether something was written that a comma must follow before the next thing. */
  private boolean commaDue;

  /** Whether the thing written last stood in the original. */
  private boolean lastIsOld;

  CreateTableWriter(CreateTableEdit edit) {
    this.edit = edit;
    this.sql = edit.table().sql();
    this.elements = edit.elements();
  }

  String write() {
    Span first = elements.get(0);
    out.append(edit.changed(new Span(0, first.start())));
    insertions(-1);
    for (int i = 0; i < elements.size(); i++) {
      element(i);
      insertions(i);
      int next = i + 1 < elements.size() ? elements.get(i + 1).start() : edit.table().bodyEnd();
      gap(i, new Span(elements.get(i).end(), next));
    }
    return out.append(sql, edit.table().bodyEnd(), sql.length()).toString();
  }

  private void element(int index) {
    if (edit.isRemoved(index)) {
      return;
    }
    if (commaDue && !lastIsOld) {
      out.append(',').append(indent());
    }
    out.append(edit.changed(elements.get(index)));
    commaDue = true;
    lastIsOld = true;
  }

  private void insertions(int after) {
    for (String text : edit.insertedAfter(after)) {
      if (commaDue) {
        out.append(',').append(indent());
      }
      out.append(text);
      commaDue = true;
      lastIsOld = false;
    }
  }

  /** What stands between an element and the next, or the list's end: a comma, spaces, comments. */
  private void gap(int index, Span span) {
    int comma = comma(span);
    boolean found = comma < span.end();
    String rest = sql.substring(found ? comma + 1 : span.start(), span.end());
    if (found) {
      out.append(sql, span.start(), comma);
    }
    if (found && commaDue && isMoreBehind(index)) {
      out.append(',');
      commaDue = false;
    }
    out.append(edit.isRemoved(index) ? withoutLine(rest) : rest);
  }

  /** Where the comma of a gap stands; its end if it has none. */
  private int comma(Span span) {
    return SqliteTokens.of(span.of(sql)).stream()
        .filter(token -> token.is(','))
        .findFirst()
        .map(token -> span.start() + token.start())
        .orElse(span.end());
  }

  private boolean isMoreBehind(int index) {
    for (int i = index + 1; i < elements.size(); i++) {
      if (!edit.isRemoved(i) || !edit.insertedAfter(i).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** What follows a removed element, without the rest of its line; the line before it is joined. */
  private String withoutLine(String trivia) {
    int line = trivia.indexOf('\n');
    if (line < 0) {
      return trivia;
    }
    boolean only =
        SqliteTokens.of(trivia.substring(0, line)).stream().noneMatch(token -> token.matters());
    if (!only || trivia.substring(0, line).contains("/*")) {
      return trivia;
    }
    int end = out.length();
    while (end > 0 && (out.charAt(end - 1) == ' ' || out.charAt(end - 1) == '\t')) {
      end--;
    }
    if (end > 0 && out.charAt(end - 1) == '\n') {
      out.setLength(end - 1);
    }
    return trivia.substring(line);
  }

  /** A new line as far in as the first column, or one space if that does not begin a line. */
  private String indent() {
    int start = elements.get(0).start();
    int line = start;
    while (line > 0 && (sql.charAt(line - 1) == ' ' || sql.charAt(line - 1) == '\t')) {
      line--;
    }
    boolean begins = line > 0 && sql.charAt(line - 1) == '\n';
    return begins ? "\n" + sql.substring(line, start) : " ";
  }
}
