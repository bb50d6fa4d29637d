package io.bascule.dialect.sqlite;

import io.bascule.dialect.sqlite.CreateTable.ColumnText;
import io.bascule.dialect.sqlite.CreateTable.Kind;
import io.bascule.dialect.sqlite.CreateTable.Rule;
import io.bascule.schema.SqlText;
import io.bascule.schema.SqlText.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows SQLite's own grammar of CREATE TABLE (parse.y), with its tolerance: table constraints
 * need no comma between them, a constraint's name may be given twice or for nothing, types may be
 * quoted.
 */
final class CreateTableReader {
  private static final Set<String> TABLE_RULES =
      Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN");
  private static final Set<String> COLUMN_RULES =
      Set.of(
          "CONSTRAINT",
          "DEFAULT",
          "NULL",
          "NOT",
          "PRIMARY",
          "UNIQUE",
          "CHECK",
          "REFERENCES",
          "DEFERRABLE",
          "COLLATE",
          "GENERATED",
          "AS");

  private final String sql;
  private final TokenReader in;

  CreateTableReader(String sql) {
    this.sql = sql;
    this.in = new TokenReader(sql);
  }

  CreateTable read() {
    in.need("CREATE");
    if (!in.take("TEMP")) {
      in.take("TEMPORARY");
    }
    in.need("TABLE");
    if (in.at("IF") && in.at(1, "NOT")) {
      in.need("IF");
      in.need("NOT");
      in.need("EXISTS");
    }
    Token name = in.name();
    if (in.take('.')) {
      name = in.name();
    }
    in.need('(');
    List<ColumnText> columns = columns();
    List<Rule> rules = rules();
    in.need(')');
    int bodyEnd = in.end() - 1;
    return new CreateTable(
        sql,
        name.unquoted(),
        new Span(name.start(), name.end()),
        columns,
        rules,
        bodyEnd,
        options());
  }

  private List<ColumnText> columns() {
    var columns = new ArrayList<ColumnText>();
    do {
      columns.add(column());
    } while (in.take(',') && !in.atOne(TABLE_RULES));
    return columns;
  }

  private List<Rule> rules() {
    var rules = new ArrayList<Rule>();
    while (in.atOne(TABLE_RULES)) {
      rules.add(rule(this::tableRule));
      in.take(',');
    }
    return rules;
  }

  private Set<String> options() {
    var options = new LinkedHashSet<String>();
    while (!in.done() && !in.at(';')) {
      String without = in.take("WITHOUT") ? "WITHOUT " : "";
      options.add(without + SqliteNames.upper(in.name().unquoted()));
      in.take(',');
    }
    return options;
  }

  private ColumnText column() {
    Token name = in.name();
    int before = in.taken();
    type();
    List<Token> type = List.copyOf(in.since(before));
    int typeEnd = in.end();
    var rules = new ArrayList<Rule>();
    while (in.atOne(COLUMN_RULES)) {
      rules.add(rule(this::columnRule));
    }
    return new ColumnText(
        name.unquoted(),
        new Span(name.start(), name.end()),
        type,
        type.isEmpty() ? new Span(name.end(), name.end()) : new Span(type.get(0).start(), typeEnd),
        rules,
        new Span(name.start(), in.end()));
  }

  private void type() {
    int before = in.taken();
    while (isTypeWord()) {
      in.next();
    }
    if (in.taken() > before && in.at('(')) {
      in.parentheses();
    }
  }

  private boolean isTypeWord() {
    Token token = in.peek();
    return token != null
        && (token.isName() || token.kind() == SqlText.Kind.STRING)
        && (!in.atOne(COLUMN_RULES) || isTypeCalledGenerated());
  }

  /** GENERATED is a word like any other unless ALWAYS AS follows it. */
  private boolean isTypeCalledGenerated() {
    return in.at("GENERATED") && !(in.at(1, "ALWAYS") && in.at(2, "AS"));
  }

  private interface Body {
    Kind read();
  }

  private Rule rule(Body body) {
    int start = start();
    @Nullable String name = null;
    while (in.take("CONSTRAINT")) {
      name = in.name().unquoted();
    }
    int before = in.taken();
    Kind kind = body.read();
    return new Rule(kind, name, new Span(start, in.end()), in.since(before));
  }

  private int start() {
    Token token = in.peek();
    return token == null ? sql.length() : token.start();
  }

  private Kind tableRule() {
    if (in.take("PRIMARY", "KEY")) {
      in.parentheses();
      return conflict(Kind.PRIMARY_KEY);
    }
    if (in.take("UNIQUE")) {
      in.parentheses();
      return conflict(Kind.UNIQUE);
    }
    if (in.take("CHECK")) {
      in.parentheses();
      return conflict(Kind.CHECK);
    }
    if (in.take("FOREIGN", "KEY")) {
      in.parentheses();
      return reference();
    }
    return Kind.NOTHING;
  }

  private Kind columnRule() {
    if (in.take("PRIMARY", "KEY")) {
      if (!in.take("ASC")) {
        in.take("DESC");
      }
      conflict(Kind.PRIMARY_KEY);
      in.take("AUTOINCREMENT");
      return Kind.PRIMARY_KEY;
    }
    if (in.take("UNIQUE")) {
      return conflict(Kind.UNIQUE);
    }
    if (in.take("CHECK")) {
      in.parentheses();
      return Kind.CHECK;
    }
    if (in.at("REFERENCES")) {
      return reference();
    }
    if (in.take("NOT", "NULL")) {
      return conflict(Kind.NOT_NULL);
    }
    if (in.take("NULL")) {
      return conflict(Kind.NULL);
    }
    if (in.at("NOT") || in.at("DEFERRABLE")) {
      deferrable();
      return Kind.DEFERRABLE;
    }
    return columnValue();
  }

  private Kind columnValue() {
    if (in.take("DEFAULT")) {
      if (in.at('(')) {
        in.parentheses();
      } else {
        if (!in.take('+')) {
          in.take('-');
        }
        in.next();
      }
      return Kind.DEFAULT;
    }
    if (in.take("COLLATE")) {
      in.name();
      return Kind.COLLATE;
    }
    if (in.take("GENERATED")) {
      in.need("ALWAYS");
    }
    if (in.take("AS")) {
      in.parentheses();
      if (!in.take("STORED")) {
        in.take("VIRTUAL");
      }
      return Kind.GENERATED;
    }
    return Kind.NOTHING;
  }

  private Kind conflict(Kind kind) {
    if (in.take("ON", "CONFLICT")) {
      in.next();
    }
    return kind;
  }

  private Kind reference() {
    in.need("REFERENCES");
    in.name();
    if (in.at('(')) {
      in.parentheses();
    }
    while (in.at("ON") || in.at("MATCH")) {
      if (in.take("MATCH")) {
        in.name();
      } else {
        in.next();
        in.next();
        if (!in.take("SET")) {
          in.take("NO");
        }
        in.next();
      }
    }
    if (in.at("DEFERRABLE") || in.at("NOT") && in.at(1, "DEFERRABLE")) {
      deferrable();
    }
    return Kind.FOREIGN_KEY;
  }

  private void deferrable() {
    in.take("NOT");
    in.need("DEFERRABLE");
    if (in.take("INITIALLY")) {
      in.next();
    }
  }
}
