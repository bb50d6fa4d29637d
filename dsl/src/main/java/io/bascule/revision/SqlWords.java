package io.bascule.revision;

import io.bascule.operation.AlterEnum;
import io.bascule.operation.DataAction;
import io.bascule.operation.Hazard;
import io.bascule.operation.Operation;
import io.bascule.revision.Parts.Part;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.SqlText;
import io.bascule.schema.SqlText.Kind;
import io.bascule.schema.SqlText.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words of a revision's own SQL: all that can be known of what it works on. */
final class SqlWords {
  private static final Set<String> MAKING = Set.of("create", "drop", "alter");

  /** What may stand between such a word and the name of what is made. */
  private static final Set<String> KINDS =
      Set.of(
          "or",
          "replace",
          "temp",
          "temporary",
          "unique",
          "materialized",
          "recursive",
          "virtual",
          "unlogged",
          "if",
          "not",
          "exists",
          "concurrently",
          "table",
          "view",
          "index",
          "trigger",
          "constraint",
          "function",
          "procedure",
          "aggregate",
          "extension",
          "type",
          "domain",
          "schema",
          "sequence",
          "policy",
          "rule",
          "role",
          "user",
          "collation",
          "publication");

  private final DataAction.Sql sql;
  private final List<Token> tokens;
  private final Set<String> words = new HashSet<>();
  private final Set<String> made = new HashSet<>();

  SqlWords(DataAction.Sql sql) {
    this.sql = sql;
    this.tokens = SqlText.significant(sql.text());
    for (Token token : tokens) {
      if (token.isName()) {
        words.add(low(token));
      } else if (token.kind() == Kind.STRING) {
        words.addAll(List.of(low(token).split("[^\\p{Alnum}_]+")));
      }
    }
    findMade();
  }

  private static String low(Token token) {
    return token.unquoted().toLowerCase(Locale.ROOT);
  }

  private void findMade() {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).kind() == Kind.WORD && MAKING.contains(low(tokens.get(i)))) {
        int at = i + 1;
        while (at < tokens.size() && KINDS.contains(low(tokens.get(at)))) {
          at++;
        }
        while (at + 2 < tokens.size() && tokens.get(at + 1).is('.')) {
          at += 2;
        }
        if (at < tokens.size() && tokens.get(at).isName()) {
          made.add(low(tokens.get(at)));
        }
      }
    }
  }

  /** Whether the values of columns go by their places: one column more or less changes it. */
  private boolean countsColumns() {
    for (int i = 1; i < tokens.size(); i++) {
      Token before = tokens.get(i - 1);
      if (tokens.get(i).is('*') && (!before.isName() || before.is("select"))) {
        return true;
      }
      if (before.is("into")) {
        int name = i;
        while (name + 2 < tokens.size() && tokens.get(name + 1).is('.')) {
          name += 2;
        }
        if (name + 1 < tokens.size() && !tokens.get(name + 1).is('(')) {
          return true;
        }
      }
    }
    return false;
  }

  /** The part that the SQL names of those that a change touches; the empty string if none. */
  String namedOf(Operation change, Footprint mark) {
    QualifiedName table = change.table();
    if (table != null && names(table) && (countsColumns() || hangsOnRows(change))) {
      return "table " + table;
    }
    for (Map.Entry<String, Part> touched : mark.touched().entrySet()) {
      if (words.containsAll(touched.getValue().words())
          || touched.getValue().value() instanceof ForeignKey key && names(key.table())) {
        return touched.getKey();
      }
    }
    return change instanceof AlterEnum alter ? labelOf(alter) : "";
  }

  private boolean names(QualifiedName table) {
    return words.contains(Parts.low(table.local()));
  }

  private static boolean hangsOnRows(Operation change) {
    return change.hazards().stream()
        .anyMatch(hazard -> hazard.severity() == Hazard.Severity.DEPENDS_ON_DATA);
  }

  private String labelOf(AlterEnum alter) {
    return alter.before().labels().stream()
        .filter(label -> !alter.after().labels().contains(label))
        .filter(label -> words.contains(label.toLowerCase(Locale.ROOT)))
        .map(label -> "label %s of %s".formatted(label, alter.before().id()))
        .findFirst()
        .orElse("");
  }

  /**
   * What the SQL has in common with other SQL; the empty string if nothing.
   *
   * @param tables the names of all tables, in lower case
   */
  String shared(SqlWords other, Set<String> tables) {
    boolean meet =
        sql.dialects().isEmpty()
            || other.sql.dialects().isEmpty()
            || sql.dialects().stream().anyMatch(other.sql::isFor);
    if (!meet) {
      return "";
    }
    return words.stream()
        .filter(other.words::contains)
        .filter(word -> tables.contains(word) || made.contains(word) || other.made.contains(word))
        .sorted()
        .findFirst()
        .orElse("");
  }
}
