package io.bascule.dialect;

import io.bascule.operation.DataAction;
import io.bascule.operation.DataStep;
import io.bascule.schema.SqlStatements;
import io.bascule.schema.SqlText.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The query of a precondition: one statement that gives rows, and not always one. What would say
 * yes to everything is refused before anything is run.
 */
public final class DataQuery {
  private static final Set<String> BEGINNINGS = Set.of("SELECT", "WITH", "VALUES", "TABLE");
  private static final Set<String> ALWAYS_ONE =
      Set.of("COUNT", "SUM", "MIN", "MAX", "AVG", "TOTAL", "BOOL_OR", "BOOL_AND", "EVERY");

  private final DataAction.Precondition precondition;

  private DataQuery(DataAction.Precondition precondition) {
    this.precondition = precondition;
  }

  /**
   * The statement.
   *
   * @throws DialectException if it is none, if it waits for a value, or if it gives a row always
   */
  public static Statement.Precondition statement(
      Dialect dialect, DataStep step, DataAction.Precondition precondition) {
    String query = new DataQuery(precondition).checked(dialect);
    return new Statement.Precondition(step, query, precondition.then(), precondition.message());
  }

  private String checked(Dialect dialect) {
    List<List<Token>> texts = SqlStatements.of(dialect.tokens(precondition.query()));
    if (texts.size() != 1) {
      throw refused("it is not one query", "one SELECT that gives the rows that are in the way");
    }
    List<Token> text = texts.get(0);
    List<Token> words = text.stream().filter(Token::matters).toList();
    if (BEGINNINGS.stream().noneMatch(words.get(0)::is)) {
      throw refused("it is no query", "one SELECT that gives the rows that are in the way");
    }
    if (!dialect.waiting(text).isEmpty()) {
      throw refused("it waits for a value", "the value itself in its place");
    }
    List<Token> outside = outside(words);
    if (isAlwaysOne(outside)) {
      throw refused(
          "it gives a row whatever is there, and a row means yes",
          "SELECT … FROM … WHERE …, or SELECT 1 WHERE (%s) …".formatted(shown()));
    }
    return text.stream().map(Token::text).collect(Collectors.joining()).strip();
  }

  /** The words that stand in no brackets, and the brackets. */
  private static List<Token> outside(List<Token> words) {
    var outside = new ArrayList<Token>();
    int depth = 0;
    for (Token word : words) {
      if (word.is(')')) {
        depth--;
      }
      if (depth == 0) {
        outside.add(word);
      }
      if (word.is('(')) {
        depth++;
      }
    }
    return outside;
  }

  private static boolean isAlwaysOne(List<Token> words) {
    if (!words.get(0).is("SELECT") || words.size() < 3) {
      return false;
    }
    int first = words.get(1).is("NOT") ? 2 : 1;
    boolean exists = words.get(first).is("EXISTS");
    boolean counts = ALWAYS_ONE.stream().anyMatch(words.get(first)::is) && words.get(2).is('(');
    return exists && !has(words, "FROM", "WHERE")
        || counts && !has(words, "GROUP", "HAVING", "OVER", "LIMIT");
  }

  private static boolean has(List<Token> words, String... any) {
    return words.stream().anyMatch(word -> Set.of(any).stream().anyMatch(word::is));
  }

  private String shown() {
    String line = precondition.query().strip().replaceAll("\\s+", " ");
    return line.length() > 200 ? line.substring(0, 199) + "…" : line;
  }

  private DialectException refused(String why, String wayOut) {
    return DialectException.of(
        "no-precondition",
        """
        Cannot ask what a revision asks: %s.

          asks    %s
          sql     %s
          try     %s"""
            .formatted(why, precondition.describe(), shown(), wayOut));
  }
}
