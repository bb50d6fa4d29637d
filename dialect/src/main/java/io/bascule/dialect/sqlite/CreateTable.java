package io.bascule.dialect.sqlite;

import io.bascule.schema.SqlText.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The text of a CREATE TABLE, and where in it everything stands. No character is lost: {@link #sql}
 * is the author's text, and {@link CreateTableEdit} changes it without touching the rest. What the
 * expressions mean is not looked at.
 *
 * @param sql the whole text
 * @param name the table's name without quotes
 * @param nameSpan where the name stands, without a schema before it
 * @param columns the column definitions, in order
 * @param rules the table constraints, in order
 * @param bodyEnd where the parenthesis stands that closes the list of both
 * @param options what follows it, in capital letters: {@code STRICT}, {@code WITHOUT ROWID}
 */
record CreateTable(
    String sql,
    String name,
    Span nameSpan,
    List<ColumnText> columns,
    List<Rule> rules,
    int bodyEnd,
    Set<String> options) {

  CreateTable {
    columns = List.copyOf(columns);
    rules = List.copyOf(rules);
    options = Set.copyOf(options);
  }

  /**
   * Finds everything in the text.
   *
   * @throws io.bascule.dialect.DialectException if it is not a CREATE TABLE with a list of columns
   */
  static CreateTable of(String sql) {
    return new CreateTableReader(sql).read();
  }

  /** What a constraint says. */
  enum Kind {
    PRIMARY_KEY,
    UNIQUE,
    CHECK,
    FOREIGN_KEY,
    NOT_NULL,
    NULL,
    DEFAULT,
    COLLATE,
    GENERATED,
    /** {@code DEFERRABLE} apart from its foreign key: it speaks of the one before it. */
    DEFERRABLE,
    /** Words without an effect, such as a constraint's name with no constraint behind it. */
    NOTHING
  }

  /**
   * One constraint, of a column or of the table.
   *
   * @param kind what it says
   * @param name the name given with CONSTRAINT, or null
   * @param span where it stands, its name included
   * @param tokens the tokens that matter, without its name
   */
  record Rule(Kind kind, @Nullable String name, Span span, List<Token> tokens) {
    Rule {
      tokens = List.copyOf(tokens);
    }
  }

  /**
   * One column definition.
   *
   * @param name its name without quotes
   * @param nameSpan where the name stands
   * @param type the tokens of its type; none if it has no type
   * @param typeSpan where the type stands; empty right behind the name if it has none
   * @param rules its constraints, in order
   * @param span where the whole stands
   */
  record ColumnText(
      String name, Span nameSpan, List<Token> type, Span typeSpan, List<Rule> rules, Span span) {
    ColumnText {
      type = List.copyOf(type);
      rules = List.copyOf(rules);
    }

    /** The last constraint of that kind, which is the one that holds. */
    Optional<Rule> last(Kind kind) {
      return rules.stream().filter(rule -> rule.kind() == kind).reduce((first, second) -> second);
    }
  }

  /** The definition of that column, letter case aside. */
  Optional<ColumnText> column(String wanted) {
    return columns.stream().filter(c -> SqliteNames.same(c.name(), wanted)).findFirst();
  }

  /** All constraints, those of columns first, in the order of the text. */
  List<Rule> allRules() {
    var all = new ArrayList<Rule>();
    columns.forEach(column -> all.addAll(column.rules()));
    all.addAll(rules);
    return List.copyOf(all);
  }

  /** A changed copy of the text. */
  CreateTableEdit edit() {
    return new CreateTableEdit(this);
  }

  boolean isStrict() {
    return options.contains("STRICT");
  }

  boolean isWithoutRowid() {
    return options.contains("WITHOUT ROWID");
  }
}
