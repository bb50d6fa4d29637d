package io.bascule.dialect.sqlite;

import io.bascule.schema.Expression;
import io.bascule.schema.Expression.Operator;
import io.bascule.schema.Literal;
import io.bascule.schema.SqlText;
import io.bascule.schema.SqlText.Kind;
import io.bascule.schema.SqlText.Token;
import java.util.List;
import java.util.regex.Pattern;

/** Expressions as they stand in a definition: constants are known, the rest stays SQL. */
final class ReadExpression {
  private static final Pattern DECIMAL =
      Pattern.compile("([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private ReadExpression() {}

  /** Everything between a pair of parentheses. */
  static Expression of(String sql, List<Token> tokens) {
    return Expression.sql(outdented(TokenReader.text(sql, tokens)));
  }

  /** The lines of a text moved to the left together: how deep it stood in its table is not kept. */
  private static String outdented(String text) {
    List<Token> tokens = SqlText.tokens(text);
    int least =
        tokens.stream().mapToInt(ReadExpression::indent).filter(i -> i >= 0).min().orElse(0);
    var moved = new StringBuilder();
    for (Token token : tokens) {
      int indent = indent(token);
      moved.append(indent < 0 ? token.text() : "\n" + " ".repeat(indent - least));
    }
    return moved.toString();
  }

  /** How deep the line is indented that begins with the token; -1 if none does. */
  private static int indent(Token token) {
    boolean breaks = token.kind() == Kind.SPACE && token.text().indexOf('\n') >= 0;
    return breaks ? token.text().length() - token.text().lastIndexOf('\n') - 1 : -1;
  }

  /**
   * The value of DEFAULT: in parentheses any expression, without them a constant, for which SQLite
   * takes a name as well.
   *
   * @param tokens all behind the word DEFAULT
   */
  static Expression defaultValue(String sql, List<Token> tokens) {
    Token first = tokens.get(0);
    if (first.is('(')) {
      return constant(sql, tokens.subList(1, tokens.size() - 1));
    }
    boolean name = tokens.size() == 1 && first.isName();
    Expression known = constant(sql, tokens);
    return name && known instanceof Expression.Sql ? Literal.of(first.unquoted()) : known;
  }

  /** A constant if the tokens are nothing else; their text otherwise. */
  static Expression constant(String sql, List<Token> tokens) {
    Token last = tokens.get(tokens.size() - 1);
    boolean signed = tokens.size() == 2 && (tokens.get(0).is('-') || tokens.get(0).is('+'));
    if ((signed || tokens.size() == 1)
        && last.kind() == Kind.NUMBER
        && DECIMAL.matcher(last.text()).matches()) {
      return Literal.number((tokens.get(0).is('-') ? "-" : "") + last.text());
    }
    if (tokens.size() == 1 && last.kind() == Kind.STRING) {
      return string(last);
    }
    if (tokens.size() == 1 && last.kind() == Kind.WORD) {
      return word(last);
    }
    return of(sql, tokens);
  }

  private static Expression string(Token token) {
    String text = token.text();
    return text.charAt(0) == '\''
        ? Literal.of(token.unquoted())
        : new Literal(Literal.Kind.BYTES, SqliteNames.fold(text.substring(2, text.length() - 1)));
  }

  private static Expression word(Token token) {
    return switch (SqliteNames.upper(token.text())) {
      case "NULL" -> Literal.ofNull();
      case "TRUE" -> Literal.of(true);
      case "FALSE" -> Literal.of(false);
      case "CURRENT_TIMESTAMP" -> Expression.apply(Operator.CURRENT_TIMESTAMP);
      case "CURRENT_DATE" -> Expression.apply(Operator.CURRENT_DATE);
      case "CURRENT_TIME" -> Expression.apply(Operator.CURRENT_TIME);
      default -> Expression.sql(token.text());
    };
  }
}
