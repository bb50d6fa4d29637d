package io.bascule.testkit.internal.sqlite;

import io.bascule.testkit.internal.Fact;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the text of a CREATE TABLE apart into facts: what the pragmas do not tell, and whether it
 * was written beside a column or below them all makes no difference.
 */
final class CreateTable {
  private static final Set<String> TABLE_CONSTRAINTS =
      Set.of("constraint", "primary", "unique", "check", "foreign");
  private static final Set<String> COLUMN_CONSTRAINTS =
      Set.of(
          "constraint",
          "primary",
          "not",
          "null",
          "unique",
          "check",
          "default",
          "collate",
          "references",
          "generated",
          "as",
          "deferrable",
          "on");

  private final String prefix;
  private final List<List<Token>> elements;
  private final Set<String> names = new LinkedHashSet<>();
  private final List<Fact> facts = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();

  /**
   * Reads the statement.
   *
   * @param table the table's present name
   * @param columns all its columns
   */
  CreateTable(String table, List<String> columns, String sql) {
    this.prefix = "table " + Normal.declared(table) + " ";
    names.add(table.toLowerCase(Locale.ROOT));
    columns.forEach(column -> names.add(column.toLowerCase(Locale.ROOT)));
    Cursor cursor = new Cursor(Tokenizer.tokens(sql));
    while (cursor.more() && !cursor.peek().is("(")) {
      cursor.next();
    }
    elements = Cursor.parts(cursor.parenthesized());
    elements.forEach(this::element);
  }

  /**
   * What was read; references without columns are to the primary keys given for lower-case names.
   */
  List<Fact> facts(Map<String, List<String>> primaryKeys) {
    List<Fact> all = new ArrayList<>(facts);
    for (Reference reference : references) {
      all.add(new Fact(prefix + reference.normal(primaryKeys), reference.name()));
    }
    return all;
  }

  private void element(List<Token> tokens) {
    Cursor cursor = new Cursor(tokens);
    if (cursor.peek().isIn(TABLE_CONSTRAINTS)) {
      while (cursor.more()) { // commas between table constraints may be left out
        tableConstraint(cursor);
      }
    } else {
      String column = cursor.next().text();
      cursor.until(COLUMN_CONSTRAINTS); // the type: a pragma tells it
      while (cursor.more()) {
        columnConstraint(column, cursor);
      }
    }
  }

  private void tableConstraint(Cursor cursor) {
    String name = name(cursor);
    if (cursor.take("primary", "key")) {
      List<Token> key = cursor.parenthesized();
      boolean counts = !key.isEmpty() && key.get(key.size() - 1).is("autoincrement");
      key("primary key ", columns(key), counts, name, cursor);
    } else if (cursor.take("unique")) {
      key("unique ", columns(cursor.parenthesized()), false, name, cursor);
    } else if (cursor.take("check")) {
      check(name, cursor);
    } else if (cursor.take("foreign", "key")) {
      List<String> columns = columns(cursor.parenthesized());
      cursor.take("references");
      references.add(new Reference(columns, name, cursor));
    } else if (name == null) { // else a name without a constraint, which SQLite allows
      cursor.next();
    }
  }

  private void columnConstraint(String column, Cursor cursor) {
    String name = name(cursor);
    List<String> key = List.of(column);
    if (cursor.take("primary", "key")) {
      if (!cursor.take("asc")) {
        cursor.take("desc"); // a pragma tells the order
      }
      String conflict = conflict(cursor);
      boolean counts = cursor.take("autoincrement");
      add("primary key " + Normal.references(key) + counts(counts) + conflict, name);
    } else if (cursor.take("not", "null")) {
      add("not null " + Token.name(column) + conflict(cursor), name);
    } else if (cursor.take("null")) {
      conflict(cursor); // says nothing
    } else if (cursor.take("unique")) {
      key("unique ", key, false, name, cursor);
    } else if (cursor.take("check")) {
      check(name, cursor);
    } else if (cursor.take("references")) {
      references.add(new Reference(key, name, cursor));
    } else if (!valueConstraint(column, cursor) && !deferral(cursor) && name == null) {
      cursor.next();
    }
  }

  private boolean valueConstraint(String column, Cursor cursor) {
    if (cursor.take("default")) {
      skipDefault(cursor);
    } else if (cursor.take("collate")) {
      String collation = Token.name(cursor.next().text());
      if (!collation.equals("binary")) {
        add("column " + Token.name(column) + " collate " + collation, null);
      }
    } else if (cursor.take("generated", "always", "as") || cursor.take("as")) {
      String expression = Normal.expression(cursor.parenthesized(), names);
      add("column " + Token.name(column) + " generated as (" + expression + ")", null);
    } else {
      return false;
    }
    return true;
  }

  /** A pragma tells the default; here it only must not be taken for something else. */
  private static void skipDefault(Cursor cursor) {
    if (cursor.peek().is("(")) {
      cursor.parenthesized();
      return;
    }
    if (cursor.peek().is("+") || cursor.peek().is("-")) {
      cursor.next();
    }
    cursor.next();
  }

  private boolean deferral(Cursor cursor) {
    return !references.isEmpty() && references.get(references.size() - 1).readDeferrable(cursor);
  }

  private void key(
      String what, List<String> columns, boolean counts, @Nullable String name, Cursor cursor) {
    add(what + Normal.references(columns) + counts(counts) + conflict(cursor), name);
  }

  private void check(@Nullable String name, Cursor cursor) {
    String expression = Normal.expression(cursor.parenthesized(), names);
    add("check (" + expression + ")" + conflict(cursor), name);
  }

  private void add(String text, @Nullable String name) {
    facts.add(new Fact(prefix + text, name));
  }

  private static @Nullable String name(Cursor cursor) {
    return cursor.take("constraint") ? cursor.next().text() : null;
  }

  private static String counts(boolean counts) {
    return counts ? " autoincrement" : "";
  }

  private static String conflict(Cursor cursor) {
    if (!cursor.take("on", "conflict")) {
      return "";
    }
    String choice = cursor.next().text().toLowerCase(Locale.ROOT);
    return choice.equals("abort") ? "" : " on conflict " + choice;
  }

  private static List<String> columns(List<Token> key) {
    return Cursor.parts(key).stream()
        .filter(part -> !part.isEmpty())
        .map(part -> part.get(0).text())
        .toList();
  }
}
