package io.bascule.dialect.sqlite;

import io.bascule.dialect.sqlite.CreateTable.ColumnText;
import io.bascule.dialect.sqlite.CreateTable.Rule;
import io.bascule.schema.SqlText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Changes to the text of a CREATE TABLE that leave everything else of it as its author wrote it,
 * comments and spaces too. Every change names its place in the original; they are made all at once,
 * in whatever order they were asked for.
 */
final class CreateTableEdit {
  private record Change(Span span, String text) {}

  private static final Comparator<Change> BY_PLACE =
      Comparator.<Change>comparingInt(change -> change.span().start())
          .thenComparingInt(change -> change.span().end());

  private final CreateTable table;
  private final List<Span> elements = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final Set<Integer> removed = new HashSet<>();

  /** New elements by the index of the one that they follow; -1 stands for the list's beginning. */
  private final Map<Integer, List<String>> inserted = new TreeMap<>();

  CreateTableEdit(CreateTable table) {
    this.table = table;
    table.columns().forEach(column -> elements.add(column.span()));
    table.rules().forEach(rule -> elements.add(rule.span()));
  }

  /** The table gets that name. */
  CreateTableEdit name(String name) {
    return replace(table.nameSpan(), SqlText.quoted(name));
  }

  /** Other words in the place of some that lie within one column, one constraint or the name. */
  CreateTableEdit replace(Span span, String text) {
    changes.add(new Change(span, text));
    return this;
  }

  /** Another definition for a column, its name included. */
  CreateTableEdit replace(ColumnText column, String definition) {
    return replace(column.span(), definition);
  }

  /** Another type for a column. */
  CreateTableEdit type(ColumnText column, String type) {
    boolean untyped = column.type().isEmpty();
    return replace(column.typeSpan(), untyped && !type.isEmpty() ? " " + type : type);
  }

  /** The column's definition goes, with the comment on its line. */
  CreateTableEdit remove(ColumnText column) {
    removed.add(elements.indexOf(column.span()));
    return this;
  }

  /** The constraint goes: out of its column's definition, or out of the table's list. */
  CreateTableEdit remove(Rule rule) {
    if (table.rules().contains(rule)) {
      removed.add(elements.indexOf(rule.span()));
      return this;
    }
    int start = rule.span().start();
    while (isSpace(table.sql().charAt(start - 1))) {
      start--;
    }
    boolean keep = endsInComment(start);
    return replace(new Span(keep ? rule.span().start() : start, rule.span().end()), "");
  }

  /** More words at the end of a column's definition. */
  CreateTableEdit append(ColumnText column, String constraint) {
    return replace(new Span(column.span().end(), column.span().end()), " " + constraint);
  }

  /** A new column right behind another one. */
  CreateTableEdit insertAfter(ColumnText column, String definition) {
    return insert(elements.indexOf(column.span()), definition);
  }

  /** A new column before all others. */
  CreateTableEdit insertFirst(String definition) {
    return insert(-1, definition);
  }

  /** One more table constraint, before all others. */
  CreateTableEdit prepend(String constraint) {
    return insert(table.columns().size() - 1, constraint);
  }

  /** One more table constraint, behind all others. */
  CreateTableEdit append(String constraint) {
    return insert(elements.size() - 1, constraint);
  }

  private CreateTableEdit insert(int after, String definition) {
    inserted.computeIfAbsent(after, index -> new ArrayList<>()).add(definition);
    return this;
  }

  /** The changed text, with everything found in it again. */
  CreateTable done() {
    return CreateTable.of(sql());
  }

  /** The changed text. */
  String sql() {
    changes.sort(BY_PLACE);
    return new CreateTableWriter(this).write();
  }

  /** The original text of a stretch, with the changes within it made. */
  String changed(Span span) {
    var text = new StringBuilder();
    int at = span.start();
    for (Change change : changes) {
      if (change.span().start() >= span.start() && change.span().end() <= span.end()) {
        if (change.span().start() < at) {
          throw new IllegalStateException("two changes overlap in " + table.sql());
        }
        apart(text, table.sql().substring(at, change.span().start()));
        apart(text, change.text());
        at = change.span().end();
      }
    }
    apart(text, table.sql().substring(at, span.end()));
    return text.toString();
  }

  CreateTable table() {
    return table;
  }

  List<Span> elements() {
    return elements;
  }

  boolean isRemoved(int element) {
    return removed.contains(element);
  }

  List<String> insertedAfter(int element) {
    return inserted.getOrDefault(element, List.of());
  }

  /** Adds more text, with a space between two words that would become one. */
  private static void apart(StringBuilder text, String more) {
    boolean words =
        !text.isEmpty()
            && !more.isEmpty()
            && isWord(text.charAt(text.length() - 1))
            && isWord(more.charAt(0));
    text.append(words ? " " : "").append(more);
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c >= 128 || "_$\"'`".indexOf(c) >= 0;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }

  /** Whether a line comment ends there, so that the line's end must stay. */
  private boolean endsInComment(int end) {
    return SqliteTokens.of(table.sql()).stream()
        .anyMatch(token -> !token.matters() && token.end() == end && token.text().startsWith("--"));
  }
}
