package io.bascule.generator.internal.source;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The texts of string constants, in one piece or several, on one line or as a text block. */
final class Constants {
  /** A backslash that another one does not escape, and what makes a character of it (JLS 3.3). */
  private static final Pattern UNICODE = Pattern.compile("\\\\(?:u+([0-9a-fA-F]{4})|[^u])");

  private Constants() {}

  /** The text of an expression, if it is a constant one. */
  static Optional<String> text(Expression expression) {
    if (expression instanceof TextBlockLiteralExpr block) {
      String lines = decoded(block.getValue()).replaceAll("\\R", "\n");
      return Optional.of(lines.stripIndent().translateEscapes());
    }
    if (expression instanceof StringLiteralExpr literal) {
      return Optional.of(decoded(literal.getValue()).translateEscapes());
    }
    if (expression instanceof EnclosedExpr enclosed) {
      return text(enclosed.getInner());
    }
    if (expression instanceof BinaryExpr sum && sum.getOperator() == BinaryExpr.Operator.PLUS) {
      Optional<String> left = text(sum.getLeft());
      return left.isEmpty() ? left : text(sum.getRight()).map(right -> left.get() + right);
    }
    return Optional.empty();
  }

  private static String decoded(String source) {
    return UNICODE.matcher(source).replaceAll(Constants::character);
  }

  private static String character(MatchResult match) {
    String digits = match.group(1);
    String plain =
        digits == null ? match.group() : String.valueOf((char) Integer.parseInt(digits, 16));
    return java.util.regex.Matcher.quoteReplacement(plain);
  }
}
