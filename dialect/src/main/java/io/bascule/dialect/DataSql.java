package io.bascule.dialect;

import io.bascule.operation.DataAction;
import io.bascule.operation.DataStep;
import io.bascule.schema.SqlStatements;
import io.bascule.schema.SqlText.Kind;
import io.bascule.schema.SqlText.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The SQL that a revision says in its own words: one statement after the other, each with its share
 * of the values. What cannot do what it says is refused before anything is run.
 */
public final class DataSql {
  /** What would begin or end the transaction of the revision, by its first word. */
  private static final Set<String> TRANSACTION =
      Set.of("BEGIN", "COMMIT", "END", "ABORT", "ROLLBACK");

  private final Dialect dialect;
  private final DataStep step;
  private final DataAction.Sql sql;

  private DataSql(Dialect dialect, DataStep step, DataAction.Sql sql) {
    this.dialect = dialect;
    this.step = step;
    this.sql = sql;
  }

  /**
   * The statements.
   *
   * @throws DialectException if there are none, if the values are too few or too many, or if one of
   *     them begins or ends a transaction
   */
  public static List<Statement.Sql> statements(Dialect dialect, DataStep step, DataAction.Sql sql) {
    return new DataSql(dialect, step, sql).statements();
  }

  /**
   * The question marks in whose place a value stands. Two that stand together are the one of an
   * operator, in the way of PostgreSQL's driver.
   */
  public static List<Token> places(List<Token> tokens) {
    var places = new ArrayList<Token>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).is('?')) {
        if (i + 1 < tokens.size() && tokens.get(i + 1).is('?')) {
          i++;
        } else {
          places.add(tokens.get(i));
        }
      }
    }
    return places;
  }

  private List<Statement.Sql> statements() {
    List<List<Token>> texts = SqlStatements.of(dialect.tokens(sql.text()));
    if (texts.isEmpty()) {
      throw empty();
    }
    texts.forEach(this::refuseTransaction);
    int wanted = texts.stream().mapToInt(text -> placesOf(text).size()).sum();
    if (wanted != sql.binds().size()) {
      throw miscounted(wanted, texts);
    }
    var statements = new ArrayList<Statement.Sql>();
    int from = 0;
    for (List<Token> text : texts) {
      int to = from + placesOf(text).size();
      statements.add(statement(text, sql.binds().subList(from, to)));
      from = to;
    }
    return statements;
  }

  private Statement.Sql statement(List<Token> text, List<@Nullable Object> values) {
    Statement.Mode mode =
        switch (sql.place()) {
          case IN_TRANSACTION -> Statement.Mode.IN_TRANSACTION;
          case ALONE -> Statement.Mode.ALONE;
        };
    return new Statement.Sql(step, textOf(text), values, mode, List.of());
  }

  /** Without any value a question mark may well be an operator. */
  private List<Token> placesOf(List<Token> text) {
    List<Token> sure = dialect.waiting(text);
    List<Token> places = sql.binds().isEmpty() ? sure : places(text);
    for (Token place : sure) {
      if (!place.is('?') || isNumbered(text, place)) {
        throw unplain(place);
      }
    }
    return places;
  }

  private static boolean isNumbered(List<Token> text, Token place) {
    return text.stream()
        .anyMatch(token -> token.start() == place.end() && token.kind() == Kind.NUMBER);
  }

  private void refuseTransaction(List<Token> text) {
    List<Token> words = text.stream().filter(Token::matters).toList();
    String first = words.get(0).text().toUpperCase(Locale.ROOT);
    String both = words.size() < 2 ? first : first + " " + words.get(1).text();
    boolean toSavepoint = first.equals("ROLLBACK") && words.stream().anyMatch(w -> w.is("TO"));
    boolean two = both.equalsIgnoreCase("START TRANSACTION") || isPrepared(both);
    if (two || TRANSACTION.contains(first) && !toSavepoint) {
      throw transaction(two ? both.toUpperCase(Locale.ROOT) : first);
    }
  }

  private static boolean isPrepared(String words) {
    return words.equalsIgnoreCase("PREPARE TRANSACTION");
  }

  private static String textOf(List<Token> tokens) {
    return tokens.stream().map(Token::text).collect(Collectors.joining());
  }

  private String shown() {
    String line = sql.text().strip().replaceAll("\\s+", " ");
    return line.length() > 200 ? line.substring(0, 199) + "…" : line;
  }

  private DialectException empty() {
    return DialectException.of(
        "empty-sql",
        """
        Cannot run the SQL of a revision: there is no statement in it.

          sql     "%s"
          try     leave changes.sql(…) out, or write its statement"""
            .formatted(shown()));
  }

  private DialectException transaction(String word) {
    return DialectException.of(
        "transaction-in-revision",
        """
        Cannot run %s in a revision: its transaction is begun and ended by the one who runs it.

          sql     %s
          try     leave it out: the whole revision is done, or none of it"""
            .formatted(word, shown()));
  }

  private DialectException unplain(Token place) {
    return DialectException.of(
        "misplaced-value",
        """
        Cannot run the SQL of a revision: a value stands in the place of a plain question mark only.

          sql     %s
          place   %s
          try     changes.sql("… = ?", value)"""
            .formatted(shown(), sql.text().substring(place.start()).split("[\\s,;)]", 2)[0]));
  }

  private DialectException miscounted(int wanted, List<List<Token>> texts) {
    int sure = texts.stream().mapToInt(text -> dialect.waiting(text).size()).sum();
    String operator = sure < wanted ? "; ?? is an operator's question mark" : "";
    return DialectException.of(
        "wrong-value-count",
        """
        Cannot run the SQL of a revision: it has %s, and %s.

          sql     %s
          try     changes.sql("…", value, …) with one value for each question mark%s"""
            .formatted(
                count(wanted, "place for a value", "places for values"),
                count(sql.binds().size(), "value is given", "values are given"),
                shown(),
                operator));
  }

  private static String count(int count, String one, String several) {
    return count == 0 ? "no " + one : count + " " + (count == 1 ? one : several);
  }
}
