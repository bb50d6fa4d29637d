package io.bascule.dialect.sqlite;

import io.bascule.dialect.Spelling;
import io.bascule.dialect.Statement.Diagnosis;
import io.bascule.dialect.sqlite.CreateTable.ColumnText;
import io.bascule.dialect.sqlite.CreateTable.Kind;
import io.bascule.schema.Index;
import io.bascule.schema.SqlText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What to ask when a statement fails because of rows: SQLite says which rule is broken, but neither
 * by which rows nor by how many.
 */
final class Diagnoses {
  private static final int SHOWN = 5;

  private final String table;
  private final String rows;
  private final String source;
  private final List<String> identifying;
  private final Set<String> known;

  /**
   * Questions to rows.
   *
   * @param rows the table, or the query that gives its rows as they would be
   * @param known the columns of these rows that keys may be on, folded
   */
  private Diagnoses(String table, String rows, List<String> identifying, Set<String> known) {
    this.table = table;
    this.rows = rows;
    this.source = "%s AS %s".formatted(rows, SqlText.quoted(table));
    this.identifying = identifying;
    this.known = known;
  }

  /** Questions to the rows as they are. */
  static Diagnoses of(TableShape shape) {
    return new Diagnoses(shape.name(), SqlText.quoted(shape.name()), shape.identifying(), Set.of());
  }

  /** Questions to the rows of a table of which nothing but its name is known. */
  static Diagnoses of(String table) {
    return new Diagnoses(table, SqlText.quoted(table), List.of(), Set.of());
  }

  /** Questions to the rows as they would be in the new form. */
  static Diagnoses of(TableShape shape, RowCopy copy, TableDifference difference) {
    var columns = new ArrayList<String>();
    var known = new HashSet<String>();
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
        known.add(SqliteNames.fold(added.name()));
      }
    }
    for (ColumnText column : difference.after().columns()) {
      if (copy.columns().contains(SqlText.quoted(column.name()))) {
        known.add(SqliteNames.fold(column.name()));
      }
    }
    String query =
        "(SELECT %s FROM %s)".formatted(String.join(", ", columns), SqlText.quoted(shape.name()));
    return new Diagnoses(shape.name(), query, shape.identifying(), known);
  }

  private static String defaultOf(ColumnText column, CreateTable text) {
    return column
        .last(Kind.DEFAULT)
        .map(rule -> TokenReader.text(text.sql(), rule.tokens().subList(1, rule.tokens().size())))
        .orElse("NULL");
  }

  /**
   * The questions for every rule that is new, or is about a column whose values may change.
   *
   * @param parents which tables are there
   */
  List<Diagnosis> forCopy(TableDifference difference, Predicate<String> parents) {
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
    for (OwnedRule key : difference.newForeignKeys()) {
      if (parents.test(key.parent()) && isAskable(key)) {
        questions.add(orphans(key));
      }
    }
    return questions;
  }

  /**
   * What is computed is not there to be asked, and without the columns there is nothing to join.
   */
  private boolean isAskable(OwnedRule key) {
    return !key.referenced().isEmpty()
        && known.containsAll(key.columns())
        && (!isOwn(key) || known.containsAll(key.referenced()));
  }

  private boolean isOwn(OwnedRule key) {
    return SqliteNames.same(key.parent(), table);
  }

  /**
   * Rows that point to none. Where the types of both sides differ, it is no more than these: what
   * is missed here, the guard at the end of the plan sees.
   */
  private Diagnosis orphans(OwnedRule key) {
    List<String> columns = key.columns().stream().map(SqlText::quoted).toList();
    var pairs = new ArrayList<String>();
    for (int i = 0; i < columns.size(); i++) {
      pairs.add(
          "target.%s = orphan.%s"
              .formatted(SqlText.quoted(key.referenced().get(i)), columns.get(i)));
    }
    String parent = isOwn(key) ? rows : SqlText.quoted(key.parent());
    String from =
        " FROM %s AS orphan WHERE %s AND NOT EXISTS (SELECT 1 FROM %s AS target WHERE %s)"
            .formatted(rows, allKnown(columns), parent, String.join(" AND ", pairs));
    var shown = new ArrayList<>(identifying);
    columns.stream().filter(column -> !shown.contains(column)).forEach(shown::add);
    return new Diagnosis(
        "%s has rows whose %s is in no row of %s"
            .formatted(table, String.join(", ", key.columns()), key.parent()),
        "SELECT count(*)" + from,
        "SELECT %s%s LIMIT %d".formatted(String.join(", ", shown), from, SHOWN));
  }

  private static String allKnown(List<String> columns) {
    return columns.stream().map(key -> key + " IS NOT NULL").collect(Collectors.joining(" AND "));
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
    String groups =
        "FROM %s WHERE %s%s GROUP BY %s HAVING count(*) > 1"
            .formatted(source, allKnown(keys), filter, list);
    return new Diagnosis(
        rule,
        "SELECT coalesce(sum(n), 0) FROM (SELECT count(*) AS n %s)".formatted(groups),
        "SELECT %s, count(*) AS \"rows\" %s LIMIT %d".formatted(list, groups, SHOWN));
  }
}
