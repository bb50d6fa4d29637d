package io.bascule.dialect.sqlite;

import io.bascule.dialect.sqlite.CreateTable.Rule;
import io.bascule.schema.Check;
import io.bascule.schema.Conflict;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.Deferral;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Key;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.SqlText.Token;
import io.bascule.schema.Unique;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes constraints of what stands in a CREATE TABLE. */
final class ReadRule {
  private final CreateTable text;
  private final List<String> names;

  /**
   * Reads the constraints of one table.
   *
   * @param names the names of its columns
   */
  ReadRule(CreateTable text, List<String> names) {
    this.text = text;
    this.names = names;
  }

  /** A primary key in its column's definition. */
  PrimaryKey primaryKey(Rule rule, Key key) {
    boolean descending = rule.tokens().size() > 2 && rule.tokens().get(2).is("DESC");
    return primaryKey(rule, List.of(descending ? key.descending() : key));
  }

  PrimaryKey primaryKey(Rule rule, List<Key> keys) {
    var key = PrimaryKey.of(name(rule), List.of());
    return new PrimaryKey(key.id(), keys, key.include(), key.deferral(), conflict(rule));
  }

  Unique unique(Rule rule, List<Key> keys) {
    var unique = Unique.of(name(rule), List.of());
    return new Unique(
        unique.id(),
        keys,
        unique.include(),
        unique.nullsEqual(),
        unique.deferral(),
        conflict(rule));
  }

  Check check(Rule rule) {
    var in = new TokenReader(text.sql(), rule.tokens());
    in.need("CHECK");
    var check = Check.of(name(rule), ReadExpression.of(text.sql(), in.parentheses()));
    Conflict clause = conflict(rule);
    return clause == null ? check : check.onConflict(clause);
  }

  /** The keys between the first parentheses of a PRIMARY KEY or UNIQUE. */
  List<Key> keys(Rule rule) {
    var keys = new ReadKeys(text.sql(), names).list(parentheses(rule));
    for (Key key : keys) {
      if (!key.isColumn()) {
        throw SqliteRefusal.key(text.name(), key.subject().toString());
      }
    }
    return keys;
  }

  /** The table's own columns in a FOREIGN KEY. */
  List<String> ownColumns(Rule rule) {
    return ReadKeys.names(parentheses(rule)).stream()
        .map(name -> SqliteNames.resolve(name, names))
        .toList();
  }

  private List<Token> parentheses(Rule rule) {
    var in = new TokenReader(text.sql(), rule.tokens());
    while (!in.at('(')) {
      in.next();
    }
    return in.parentheses();
  }

  boolean isNumbered(Rule rule) {
    return rule.tokens().stream().anyMatch(token -> token.is("AUTOINCREMENT"));
  }

  ForeignKey foreignKey(Rule rule, List<String> own) {
    var in = new TokenReader(text.sql(), rule.tokens());
    if (in.take("FOREIGN", "KEY")) {
      in.parentheses();
    }
    in.need("REFERENCES");
    var table = QualifiedName.of(in.name().unquoted());
    List<String> referenced = in.at('(') ? ReadKeys.names(in.parentheses()) : List.of();
    var key = ForeignKey.of(name(rule), own, table, referenced);
    while (in.at("ON") || in.at("MATCH")) {
      key = clause(in, key);
    }
    return key.deferrable(deferral(in.rest()));
  }

  private static ForeignKey clause(TokenReader in, ForeignKey key) {
    if (in.take("MATCH")) {
      return key.match(match(in.name().unquoted()));
    }
    in.need("ON");
    if (in.take("DELETE")) {
      return key.onDelete(action(in));
    }
    if (in.take("UPDATE")) {
      return key.onUpdate(action(in));
    }
    in.next(); // ON INSERT is taken by the grammar and means nothing
    action(in);
    return key;
  }

  private static ForeignKey.Action action(TokenReader in) {
    if (in.take("SET", "NULL")) {
      return ForeignKey.Action.SET_NULL;
    }
    if (in.take("SET", "DEFAULT")) {
      return ForeignKey.Action.SET_DEFAULT;
    }
    if (in.take("CASCADE")) {
      return ForeignKey.Action.CASCADE;
    }
    if (in.take("RESTRICT")) {
      return ForeignKey.Action.RESTRICT;
    }
    in.need("NO");
    in.need("ACTION");
    return ForeignKey.Action.NO_ACTION;
  }

  /** SQLite takes any name behind MATCH and heeds none of them. */
  private static ForeignKey.Match match(String name) {
    for (ForeignKey.Match match : ForeignKey.Match.values()) {
      if (match.name().equals(SqliteNames.upper(name))) {
        return match;
      }
    }
    return ForeignKey.Match.SIMPLE;
  }

  /** What DEFERRABLE says; NOT DEFERRABLE INITIALLY DEFERRED is checked at once. */
  static Deferral deferral(List<Token> tokens) {
    if (tokens.isEmpty() || tokens.get(0).is("NOT")) {
      return Deferral.NOT_DEFERRABLE;
    }
    return tokens.get(tokens.size() - 1).is("DEFERRED")
        ? Deferral.INITIALLY_DEFERRED
        : Deferral.INITIALLY_IMMEDIATE;
  }

  /** The conflict clause, which stands at the end or before AUTOINCREMENT. */
  static @Nullable Conflict conflict(Rule rule) {
    List<Token> tokens = rule.tokens();
    for (int i = tokens.size() - 3; i >= 0 && i >= tokens.size() - 4; i--) {
      if (tokens.get(i).is("ON") && tokens.get(i + 1).is("CONFLICT")) {
        return Conflict.valueOf(SqliteNames.upper(tokens.get(i + 2).text()));
      }
    }
    return null;
  }

  private static ConstraintName name(Rule rule) {
    String name = rule.name();
    return name == null ? ConstraintName.NONE : ConstraintName.of(name);
  }
}
