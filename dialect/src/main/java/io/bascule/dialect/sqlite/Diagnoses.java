package io.bascule.dialect.sqlite;

import io.bascule.dialect.Spelling;
import io.bascule.dialect.Statement.Diagnosis;
import io.bascule.dialect.sqlite.CreateTable.ColumnText;
import io.bascule.dialect.sqlite.CreateTable.Kind;
import io.bascule.schema.Index;
import io.bascule.schema.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What to ask when a statement fails because of rows: SQLite says which rule is broken, but neither
 * by which rows nor by how many.
 */
final class Diagnoses {
  private static final int SHOWN = 5;

  private final String table;
  private final String source;
  private final List<String> identifying;

  private Diagnoses(String table, String source, List<String> identifying) {
    this.table = table;
    this.source = source;
    this.identifying = identifying;
  }

  /** Questions to the rows as they are. */
  static Diagnoses of(TableShape shape) {
    return new Diagnoses(shape.name(), SqlText.quoted(shape.name()), shape.identifying());
  }

  /** Questions to the rows of a table of which nothing but its name is known. */
  static Diagnoses of(String table) {
    return new Diagnoses(table, SqlText.quoted(table), List.of());
  }

  /** Questions to the rows as they would be in the new form. */
  static Diagnoses of(TableShape shape, RowCopy copy, TableDifference difference) {
    var columns = new ArrayList<String>();
    for (String key : shape.identifying()) {
      if (!copy.columns().contains(key)) {
        columns.add(key + " AS " + key);
      }
    }
    for (int i = 0; i < copy.columns().size(); i++) {
      columns.add(copy.values().get(i) + " AS " + copy.columns().get(i));
    }
    for (ColumnText added : difference.added()) {
      String name = SqlText.quoted(added.name());
      if (!copy.columns().contains(name) && added.last(Kind.GENERATED).isEmpty()) {
        columns.add(defaultOf(added, difference.after()) + " AS " + name);
      }
    }
    String name = SqlText.quoted(shape.name());
    String source = "(SELECT %s FROM %s) AS %s".formatted(String.join(", ", columns), name, name);
    return new Diagnoses(shape.name(), source, shape.identifying());
  }

  private static String defaultOf(ColumnText column, CreateTable text) {
    return column
        .last(Kind.DEFAULT)
        .map(rule -> TokenReader.text(text.sql(), rule.tokens().subList(1, rule.tokens().size())))
        .orElse("NULL");
  }

  /** The questions for every rule that is new, or is about a column whose values may change. */
  List<Diagnosis> forCopy(TableDifference difference) {
    var questions = new ArrayList<Diagnosis>();
    for (ColumnText column : difference.after().columns()) {
      boolean isNew = difference.added().contains(column);
      boolean touched =
          isNew || difference.changed().stream().anyMatch(c -> c.after().equals(column));
      if (touched && column.last(Kind.NOT_NULL).isPresent()) {
        questions.add(
            isNew
                ? notNull(column.name()).ofNewColumn(table + "." + column.name())
                : notNull(column.name()));
      }
    }
    for (OwnedRule rule : OwnedRule.of(difference.after())) {
      if (rule.kind() == Kind.CHECK) {
        questions.add(check(rule));
      } else if (rule.kind() != Kind.FOREIGN_KEY) {
        questions.add(unique(rule));
      }
    }
    return questions;
  }

  /** Rows in which the column is NULL. */
  Diagnosis notNull(String column) {
    String name = SqlText.quoted(column);
    return rows("%s.%s is NULL".formatted(table, column), name, name + " IS NULL");
  }

  /** Rows that a check does not let pass. */
  Diagnosis check(OwnedRule rule) {
    String condition = rule.unnamed().replaceFirst("(?is)^check\\s*", "");
    int conflict = condition.lastIndexOf(')');
    String bare = condition.substring(0, conflict + 1);
    String name = rule.name().isEmpty() ? "" : " " + rule.rule().name();
    return rows("%s breaks the check%s %s".formatted(table, name, bare), "*", bare + " IS FALSE");
  }

  /** Rows whose keys are not unique. */
  Diagnosis unique(OwnedRule rule) {
    List<String> keys = rule.columns().stream().map(SqlText::quoted).toList();
    String what = rule.kind() == Kind.PRIMARY_KEY ? "primary key" : "unique constraint";
    return groups("%s has equal rows for its %s on %s".formatted(table, what, keys), keys, "");
  }

  /** Rows whose keys are not unique in an index. */
  Diagnosis unique(Index index, Spelling spelling) {
    List<String> keys =
        index.keys().stream().map(key -> spelling.expression(key.subject())).toList();
    var where = index.where();
    String filter = where == null ? "" : " AND (" + spelling.expression(where) + ")";
    return groups(
        "%s has equal rows for %s on %s".formatted(table, index.name(), keys), keys, filter);
  }

  private Diagnosis rows(String rule, String shown, String condition) {
    var columns = new ArrayList<String>();
    if (!shown.equals("*")) {
      columns.addAll(identifying);
    }
    if (!columns.contains(shown)) {
      columns.add(shown);
    }
    return new Diagnosis(
        rule,
        "SELECT count(*) FROM %s WHERE %s".formatted(source, condition),
        "SELECT %s FROM %s WHERE %s LIMIT %d"
            .formatted(String.join(", ", columns), source, condition, SHOWN));
  }

  private Diagnosis groups(String rule, List<String> keys, String filter) {
    String list = String.join(", ", keys);
    String known =
        keys.stream().map(key -> key + " IS NOT NULL").collect(Collectors.joining(" AND "));
    String groups =
        "FROM %s WHERE %s%s GROUP BY %s HAVING count(*) > 1".formatted(source, known, filter, list);
    return new Diagnosis(
        rule,
        "SELECT coalesce(sum(n), 0) FROM (SELECT count(*) AS n %s)".formatted(groups),
        "SELECT %s, count(*) AS \"rows\" %s LIMIT %d".formatted(list, groups, SHOWN));
  }
}
