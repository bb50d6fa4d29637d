package io.bascule.schema;

import io.bascule.schema.SqlText.Kind;
import io.bascule.schema.SqlText.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tells where one statement of SQL ends and the next begins: not at a semicolon in the body of a
 * trigger or a routine, nor at one in parentheses, as in the actions of a rule.
 *
 * <p>One of these reads one text, token by token.
 */
public final class SqlStatements {
  /** What may stand between CREATE and what is created. */
  private static final Set<String> MODIFIERS =
      Set.of("OR", "REPLACE", "TEMP", "TEMPORARY", "CONSTRAINT", "EVENT");

  /** The tokens that matter of the statement that is being read. */
  private final List<Token> words = new ArrayList<>();

  private int parentheses;
  private boolean inBody;

  /** At the beginning of a text. */
  public SqlStatements() {}

  /**
   * The statements of a text, each with the comments before it and up to its last token that
   * matters, without their semicolons. What has nothing that matters is left out.
   */
  public static List<List<Token>> of(List<Token> tokens) {
    var all = new ArrayList<List<Token>>();
    var reader = new SqlStatements();
    int start = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (reader.endsAt(tokens.get(i))) {
        add(all, tokens.subList(start, i));
        start = i + 1;
      }
    }
    add(all, tokens.subList(start, tokens.size()));
    return all;
  }

  private static void add(List<List<Token>> all, List<Token> tokens) {
    int start = 0;
    int end = tokens.size();
    while (end > start && !tokens.get(end - 1).matters()) {
      end--;
    }
    while (start < end && tokens.get(start).kind() == Kind.SPACE) {
      start++;
    }
    if (start < end) {
      all.add(List.copyOf(tokens.subList(start, end)));
    }
  }

  /** Whether the next token is the semicolon that ends the statement. */
  public boolean endsAt(Token token) {
    if (!token.matters()) {
      return false;
    }
    if (token.is(';') && (inBody ? bodyIsOver() : parentheses <= 0)) {
      words.clear();
      parentheses = 0;
      inBody = false;
      return true;
    }
    parentheses += token.is('(') ? 1 : token.is(')') ? -1 : 0;
    inBody |= token.is("BEGIN") && makes("TRIGGER");
    inBody |= token.is("ATOMIC") && (makes("FUNCTION") || makes("PROCEDURE"));
    words.add(token);
    return false;
  }

  /** Each statement of a body has its semicolon, and so an END of another kind is told apart. */
  private boolean bodyIsOver() {
    if (!words.get(words.size() - 1).is("END")) {
      return false;
    }
    Token before = words.get(words.size() - 2);
    return before.is(';') || before.is("BEGIN") || before.is("ATOMIC");
  }

  /** As in {@code CREATE OR REPLACE CONSTRAINT TRIGGER}. */
  private boolean makes(String kind) {
    return !words.isEmpty()
        && words.get(0).is("CREATE")
        && words.stream()
            .skip(1)
            .filter(word -> MODIFIERS.stream().noneMatch(word::is))
            .findFirst()
            .filter(word -> word.is(kind))
            .isPresent();
  }
}
