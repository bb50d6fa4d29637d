package io.bascule.dialect.sqlite;

import io.bascule.dialect.sqlite.CreateTable.ColumnText;
import io.bascule.dialect.sqlite.CreateTable.Kind;
import io.bascule.dialect.sqlite.CreateTable.Rule;
import io.bascule.schema.SqlText;
import io.bascule.schema.SqlText.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A primary key, unique constraint, check or foreign key in a text, and the column in whose
 * definition it stands, if it stands in one.
 *
 * @param table the text
 * @param owner the column, or null for a table constraint
 * @param rule where it stands
 */
record OwnedRule(CreateTable table, @Nullable ColumnText owner, Rule rule) {
  private static final Set<Kind> KINDS =
      Set.of(Kind.PRIMARY_KEY, Kind.UNIQUE, Kind.CHECK, Kind.FOREIGN_KEY);

  private static final Set<String> FLAGS = Set.of("DESC", "AUTOINCREMENT");
  private static final Set<String> NAMED_FLAGS = Set.of("COLLATE", "CONFLICT");

  /** All of a table. */
  static List<OwnedRule> of(CreateTable table) {
    var all = new ArrayList<OwnedRule>();
    for (ColumnText column : table.columns()) {
      column.rules().forEach(rule -> all.add(new OwnedRule(table, column, rule)));
    }
    table.rules().forEach(rule -> all.add(new OwnedRule(table, null, rule)));
    all.removeIf(owned -> !KINDS.contains(owned.kind()));
    return all;
  }

  Kind kind() {
    return rule.kind();
  }

  /** Its name, folded, or the empty string. */
  String name() {
    return SqliteNames.fold(Objects.requireNonNullElse(rule.name(), ""));
  }

  /** Its words, the name included. */
  String text() {
    return rule.span().of(table.sql());
  }

  /** Its words without its name. */
  String unnamed() {
    return TokenReader.text(table.sql(), rule.tokens());
  }

  /** Equal for rules that say the same in the same place. */
  String identity() {
    return String.join("\n", kind().name(), ownerName(), name(), SqlText.normal(unnamed()));
  }

  /** Equal for rules that are about the same, wherever they stand and whatever else they say. */
  String subject() {
    return switch (kind()) {
      case CHECK -> kind() + " " + SqlText.normal(TokenReader.text(table.sql(), inParentheses()));
      case FOREIGN_KEY -> kind() + " " + columns() + " " + SqliteNames.fold(parent());
      default -> kind() + " " + columns();
    };
  }

  /** What it says besides: how it sorts and compares, what it does on a conflict, its actions. */
  String details() {
    if (kind() == Kind.FOREIGN_KEY) {
      return SqlText.normal(reference());
    }
    List<Token> tokens = rule.tokens();
    var words = new ArrayList<String>();
    for (int i = 0; i < tokens.size(); i++) {
      String word = SqliteNames.upper(tokens.get(i).text());
      if (FLAGS.contains(word)) {
        words.add(word);
      } else if (NAMED_FLAGS.contains(word) && i + 1 < tokens.size()) {
        words.add(word + " " + SqliteNames.upper(tokens.get(i + 1).unquoted()));
      }
    }
    return kind() == Kind.CHECK ? "" : String.join(" ", words);
  }

  /** The columns that it is on, folded; none for a check. */
  List<String> columns() {
    if (kind() == Kind.CHECK) {
      return List.of();
    }
    return isInline() ? List.of(ownerName()) : names(inParentheses());
  }

  /** Whether it stands in a column's definition. */
  boolean isInline() {
    return owner != null;
  }

  private String ownerName() {
    return owner == null ? "" : SqliteNames.fold(owner.name());
  }

  /** The table that a foreign key points to. */
  String parent() {
    List<Token> tokens = rule.tokens();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).is("REFERENCES")) {
        return tokens.get(i + 1).unquoted();
      }
    }
    return "";
  }

  /** The words of a foreign key from REFERENCES on, as a column's definition takes them. */
  String reference() {
    List<Token> tokens = rule.tokens();
    int at = 0;
    while (!tokens.get(at).is("REFERENCES")) {
      at++;
    }
    return TokenReader.text(table.sql(), tokens.subList(at, tokens.size()));
  }

  /** The tokens in its first pair of parentheses. */
  private List<Token> inParentheses() {
    var in = new TokenReader(table.sql(), rule.tokens());
    while (!in.done() && !in.at('(')) {
      in.next();
    }
    return in.done() ? List.of() : in.parentheses();
  }

  /** The first word of each part between commas. */
  private static List<String> names(List<Token> list) {
    var names = new ArrayList<String>();
    int depth = 0;
    boolean first = true;
    for (Token token : list) {
      if (first) {
        names.add(SqliteNames.fold(token.unquoted()));
      }
      depth += token.is('(') ? 1 : token.is(')') ? -1 : 0;
      first = depth == 0 && token.is(',');
    }
    return names.stream().collect(Collectors.toUnmodifiableList());
  }
}
