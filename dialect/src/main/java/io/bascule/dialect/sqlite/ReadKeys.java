package io.bascule.dialect.sqlite;

import io.bascule.schema.Expression;
import io.bascule.schema.Key;
import io.bascule.schema.SqlText.Kind;
import io.bascule.schema.SqlText.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of an index, a primary key or a unique constraint. */
final class ReadKeys {
  private final String sql;
  private final List<String> columns;

  /**
   * Reads keys of a table.
   *
   * @param columns the names of its columns
   */
  ReadKeys(String sql, List<String> columns) {
    this.sql = sql;
    this.columns = columns;
  }

  /** The keys in a list without its parentheses. */
  List<Key> list(List<Token> tokens) {
    return split(tokens).stream().map(this::key).toList();
  }

  /** The names in a list without its parentheses; what may stand behind a name is left out. */
  static List<String> names(List<Token> tokens) {
    return split(tokens).stream().map(item -> item.get(0).unquoted()).toList();
  }

  private static List<List<Token>> split(List<Token> tokens) {
    var items = new ArrayList<List<Token>>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < tokens.size(); i++) {
      depth += tokens.get(i).is('(') ? 1 : tokens.get(i).is(')') ? -1 : 0;
      if (depth == 0 && tokens.get(i).is(',')) {
        items.add(tokens.subList(start, i));
        start = i + 1;
      }
    }
    items.add(tokens.subList(start, tokens.size()));
    return items;
  }

  private Key key(List<Token> item) {
    List<Token> rest = without(item, "AUTOINCREMENT");
    boolean descending = rest.get(rest.size() - 1).is("DESC");
    rest = descending ? without(rest, "DESC") : without(rest, "ASC");
    @Nullable String collation = null;
    int size = rest.size();
    if (size > 2
        && rest.get(size - 2).is("COLLATE")
        && ExpressionSpelling.isPrimary(rest.subList(0, size - 2))) {
      collation = rest.get(size - 1).unquoted();
      rest = rest.subList(0, size - 2);
    }
    Key key = Key.of(subject(rest));
    key = descending ? key.descending() : key;
    return collation == null ? key : key.collate(collation);
  }

  private static List<Token> without(List<Token> tokens, String word) {
    int size = tokens.size();
    return size > 1 && tokens.get(size - 1).is(word) ? tokens.subList(0, size - 1) : tokens;
  }

  /** A column, or an expression without needless parentheses around it. */
  private Expression subject(List<Token> tokens) {
    List<Token> bare = tokens;
    while (bare.size() > 2 && bare.get(0).is('(') && ExpressionSpelling.isPrimary(bare)) {
      bare = bare.subList(1, bare.size() - 1);
    }
    Token only = bare.get(0);
    if (bare.size() == 1 && (only.isName() || only.kind() == Kind.STRING)) {
      String name = SqliteNames.resolve(only.unquoted(), columns);
      if (columns.contains(name)) {
        return Expression.column(name);
      }
    }
    return ReadExpression.of(sql, bare);
  }
}
