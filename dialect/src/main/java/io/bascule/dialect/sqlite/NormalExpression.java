package io.bascule.dialect.sqlite;

import io.bascule.schema.Expression;
import io.bascule.schema.Literal;
import io.bascule.schema.SqlText.Kind;
import io.bascule.schema.SqlText.Token;
import io.bascule.schema.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Expressions over one table in a form in which they are equal when they differ in nothing but
 * spelling: spaces, comments, letter case of words, quotes, the signs for equal and unequal, and
 * parentheses around a whole or around one word.
 *
 * <p>What stands in double quotes is a name if the table has it, and else a text
 * (sqlite.org/quirks.html, 8).
 */
final class NormalExpression {
  /** Bare words that are constants even if a column has that name. */
  private static final Set<String> CONSTANTS =
      Set.of("null", "current_timestamp", "current_date", "current_time");

  private final Map<String, String> columns = new HashMap<>();
  private final String table;

  NormalExpression(Table table) {
    this.table = SqliteNames.fold(table.id().local());
    table.columns().names().forEach(name -> columns.put(SqliteNames.fold(name), name));
  }

  /** The table's own spelling of a column's name. */
  String column(String name) {
    return columns.getOrDefault(SqliteNames.fold(name), name);
  }

  /** A rule, a predicate, or what a generated column computes. */
  Expression rule(Expression expression) {
    return Expression.sql(text(ExpressionSpelling.spell(expression)));
  }

  /** The subject of a key: a column, however it is spelled, or an expression. */
  Expression subject(Expression expression) {
    String spelled = ExpressionSpelling.spell(expression);
    List<Token> tokens = bare(SqliteTokens.significant(spelled));
    boolean name = tokens.size() == 1 && isKnown(tokens.get(0));
    return name ? Expression.column(column(tokens.get(0).unquoted())) : rule(expression);
  }

  private boolean isKnown(Token token) {
    return token.isName() && columns.containsKey(SqliteNames.fold(token.unquoted()));
  }

  /** A default: TRUE is 1, and what is a constant in other words is that constant. */
  static Expression defaultValue(Expression value) {
    String spelled = ExpressionSpelling.spell(value);
    List<Token> tokens = bare(SqliteTokens.significant(spelled));
    Expression known =
        value instanceof Expression.Sql || value instanceof Expression.PerDialect
            ? ReadExpression.constant(spelled, tokens)
            : value;
    if (known instanceof Literal literal) {
      return switch (literal.kind()) {
        case BOOLEAN -> Literal.of(literal.text().equals("true") ? 1 : 0);
        case NUMBER -> Literal.number(SqliteNames.fold(literal.text()));
        default -> literal;
      };
    }
    return known instanceof Expression.Apply apply && apply.operands().isEmpty()
        ? known
        : Expression.sql(new NormalExpression().text(spelled));
  }

  /** For a default, which can name no column. */
  private NormalExpression() {
    this.table = "";
  }

  private String text(String sql) {
    List<Token> tokens = bare(SqliteTokens.significant(sql));
    var text = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      Token before = i == 0 ? null : tokens.get(i - 1);
      Token after = i + 1 == tokens.size() ? null : tokens.get(i + 1);
      if (isNeedless(tokens, i)) {
        continue;
      }
      String word = word(tokens.get(i), before, after);
      text.append(text.isEmpty() || word.isEmpty() ? "" : " ").append(word);
    }
    return text.toString();
  }

  /** Whether the token is a parenthesis around one word that no call needs. */
  private static boolean isNeedless(List<Token> tokens, int at) {
    int open = tokens.get(at).is('(') ? at : at - 2;
    if (open < 0 || open + 2 >= tokens.size()) {
      return false;
    }
    Token before = open == 0 ? null : tokens.get(open - 1);
    boolean free = before == null || before.kind() == Kind.SIGN && !before.is(')');
    return free
        && tokens.get(open).is('(')
        && tokens.get(open + 1).kind() != Kind.SIGN
        && tokens.get(open + 2).is(')');
  }

  private String word(Token token, @Nullable Token before, @Nullable Token after) {
    return switch (token.kind()) {
      case WORD -> bareWord(SqliteNames.fold(token.text()));
      case QUOTED_NAME -> quoted(token, before, after);
      case STRING -> constant(token.text());
      case NUMBER -> SqliteNames.fold(token.text());
      default -> sign(token, before, after);
    };
  }

  private String bareWord(String word) {
    boolean column = columns.containsKey(word) || word.equals(table);
    return column && !CONSTANTS.contains(word) ? inQuotes(word) : word;
  }

  private String quoted(Token token, @Nullable Token before, @Nullable Token after) {
    String name = SqliteNames.fold(token.unquoted());
    boolean known = columns.containsKey(name) || name.equals(table);
    boolean place =
        after != null && (after.is('(') || after.is('.'))
            || before != null && (before.is('.') || before.is("COLLATE"));
    if (known || place || token.text().charAt(0) != '"') {
      return inQuotes(name);
    }
    return ExpressionSpelling.literal(Literal.of(token.unquoted()));
  }

  private static String inQuotes(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String constant(String text) {
    return text.charAt(0) == '\'' ? text : SqliteNames.upper(text);
  }

  /** Two equals signs mean one, and {@code !=} means {@code <>}. */
  private static String sign(Token token, @Nullable Token before, @Nullable Token after) {
    boolean glued = before != null && before.end() == token.start();
    if (token.is('=') && glued && before != null && before.is('=')) {
      return "";
    }
    if (token.is('!') && after != null && after.is('=')) {
      return "<";
    }
    return token.is('=') && glued && before != null && before.is('!') ? ">" : token.text();
  }

  /** The tokens without parentheses around all of them. */
  private static List<Token> bare(List<Token> tokens) {
    List<Token> bare = tokens;
    while (bare.size() > 2 && bare.get(0).is('(') && ExpressionSpelling.isPrimary(bare)) {
      bare = bare.subList(1, bare.size() - 1);
    }
    return bare;
  }
}
