package io.bascule.dialect.sqlite;

import io.bascule.dialect.DialectException;
import io.bascule.dialect.Slices;
import io.bascule.dialect.Statement;
import io.bascule.dialect.sqlite.Simulator.Stored;
import io.bascule.operation.Operation;
import io.bascule.schema.SqlText;
import io.bascule.schema.SqlText.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a table anew under its name, with its rows. The order of the statements is the one of
 * sqlite.org/lang_altertable.html, section 7, with what that page does not mention: the author's
 * text, rowids, the AUTOINCREMENT sequence and the statistics are kept too.
 */
final class Rebuild {
  /** How the name of the new form begins until it takes the table's place. */
  static final String PREFIX = "__bascule_rebuild_";

  /** How many rows are copied before it is told how far it is. */
  private static final int SLICE = 100_000;

  private final Simulator simulator;
  private final Target target;
  private final Steps steps;
  private final Operation cause;
  private final Stored table;
  private final String name;
  private final String scratch;

  Rebuild(Simulator simulator, Target target, Steps steps, Operation cause, Stored table) {
    this.simulator = simulator;
    this.target = target;
    this.steps = steps;
    this.cause = cause;
    this.table = table;
    this.name = SqlText.quoted(table.name());
    this.scratch = SqlText.quoted(PREFIX + table.name());
    if (simulator.has(PREFIX + table.name())) {
      throw DialectException.of(
          "name-taken",
          """
          Cannot rebuild table %s: the name of its stand-in is taken.

            taken   %s
            try     rename or drop %s"""
              .formatted(table.name(), scratch, scratch));
    }
  }

  /** What a rebuild leads to. */
  record Wish(
      CreateTable text, TableDifference difference, Conversions conversions, Indexes indexes) {}

  /**
   * The indexes of the new form.
   *
   * @param replaced names of indexes that are not made again as they were, folded
   * @param made the statements that make the others
   */
  record Indexes(Set<String> replaced, List<Statement.Sql> made) {}

  /** Plans the whole. */
  void plan(Wish wish) {
    List<Stored> indexes = simulator.of("index", table.name());
    List<Stored> triggers = simulator.of("trigger", table.name());
    TableShape from = TableShape.of(simulator, table.name());
    guardText();
    run(standIn(wish.text()));
    copy(from, wish);
    keepSequence(wish.text());
    statistics(PREFIX + table.name(), table.name());
    run("DROP TABLE " + name);
    run("PRAGMA legacy_alter_table=ON");
    run("ALTER TABLE %s RENAME TO %s".formatted(scratch, name));
    run("PRAGMA legacy_alter_table=OFF");
    restoreText(wish.text().sql());
    statistics(table.name(), PREFIX + table.name());
    for (Stored index : indexes) {
      if (!wish.indexes().replaced().contains(SqliteNames.fold(index.name()))) {
        run(index.text());
      }
    }
    wish.indexes().made().forEach(steps::run);
    forgetStatistics(wish);
    triggers.forEach(trigger -> run(trigger.text()));
  }

  /** What was planned for holds only as long as nobody else changes the table. */
  private void guardText() {
    if (target.isSeen()) {
      steps.add(
          new Statement.Guard(
              cause,
              """
              SELECT 'another definition of the table'
              WHERE NOT EXISTS (
                SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = %s AND sql = %s)"""
                  .formatted(SqliteText.constant(table.name()), SqliteText.constant(table.text())),
              "Table %s was changed by somebody else after the plan was made"
                  .formatted(table.name())));
    }
  }

  /** The new form under another name: its own name may not qualify anything in it. */
  private String standIn(CreateTable text) {
    CreateTableEdit edit = text.edit().name(PREFIX + table.name());
    List<Token> tokens = SqliteTokens.significant(text.sql());
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean qualifier =
          token.isName()
              && token.start() > text.nameSpan().end()
              && tokens.get(i + 1).is('.')
              && SqliteNames.same(token.unquoted(), text.name());
      if (qualifier) {
        edit.replace(new Span(token.start(), tokens.get(i + 1).end()), "");
      }
    }
    return edit.sql();
  }

  private void copy(TableShape from, Wish wish) {
    TableShape to = TableShape.of(simulator, PREFIX + table.name());
    RowCopy copy = RowCopy.of(from, to, wish.conversions());
    var insert = Statement.Sql.of(cause, copy.statement(name, scratch));
    var diagnoses = Diagnoses.of(from, copy, wish.difference());
    for (Statement.Diagnosis question : diagnoses.forCopy(wish.difference())) {
      insert = insert.with(question);
    }
    var guard =
        new Statement.Guard(
            cause,
            """
            SELECT (SELECT count(*) FROM %s) AS "rows", changes() AS copied
            WHERE (SELECT count(*) FROM %s) <> changes()"""
                .formatted(name, name),
            "Not all rows of %s were copied".formatted(table.name()));
    Optional<String> number = copy.isRowByRow(to) ? from.rowid() : Optional.empty();
    steps.run(
        number.isPresent()
            ? insert.with(new Slices(name, number.get(), "NOT INDEXED", SLICE, guard))
            : insert);
    steps.add(guard);
  }

  /** DROP TABLE would take the sequence's row along, and ids would be given out again. */
  private void keepSequence(CreateTable after) {
    if (isNumbered(CreateTable.of(table.text())) && isNumbered(after)) {
      String own = SqliteText.constant(table.name());
      String other = SqliteText.constant(PREFIX + table.name());
      run(
          """
          DELETE FROM sqlite_sequence
          WHERE name = %s AND EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = %s)"""
              .formatted(other, own));
      run("UPDATE sqlite_sequence SET name = %s WHERE name = %s".formatted(other, own));
    }
  }

  private static boolean isNumbered(CreateTable text) {
    return text.columns().stream()
        .flatMap(column -> column.rules().stream())
        .anyMatch(rule -> rule.tokens().stream().anyMatch(token -> token.is("AUTOINCREMENT")));
  }

  /** DROP TABLE takes the findings of ANALYZE along that stand under the table's name. */
  private void statistics(String to, String from) {
    for (String statistics : target.statistics()) {
      onReal(
          "UPDATE %s SET tbl = %s WHERE tbl = %s"
              .formatted(statistics, SqliteText.constant(to), SqliteText.constant(from)));
    }
  }

  /** Findings about indexes that are gone, or that SQLite numbers anew, are not true any more. */
  private void forgetStatistics(Wish wish) {
    if (target.statistics().isEmpty()) {
      return;
    }
    boolean renumbered =
        !uniqueRules(CreateTable.of(table.text())).equals(uniqueRules(wish.text()));
    String gone =
        "idx NOT IN (SELECT name FROM sqlite_master WHERE tbl_name = %s AND type = 'index')"
            .formatted(SqliteText.constant(table.name()));
    String numbered = renumbered ? " OR idx LIKE 'sqlite\\_autoindex\\_%' ESCAPE '\\'" : "";
    boolean changed = renumbered || !wish.indexes().replaced().isEmpty();
    for (String statistics : changed ? target.statistics() : List.<String>of()) {
      onReal(
          "DELETE FROM %s WHERE tbl = %s AND idx <> tbl AND (%s%s)"
              .formatted(statistics, SqliteText.constant(table.name()), gone, numbered));
    }
    onReal("ANALYZE sqlite_master");
  }

  private static List<List<String>> uniqueRules(CreateTable text) {
    return OwnedRule.of(text).stream()
        .filter(
            rule ->
                rule.kind() == CreateTable.Kind.UNIQUE
                    || rule.kind() == CreateTable.Kind.PRIMARY_KEY)
        .map(OwnedRule::columns)
        .toList();
  }

  /** The rename puts the name in quotes and has lost qualifiers: the author's words come back. */
  private void restoreText(String text) {
    Optional<Stored> now = simulator.table(table.name());
    if (target.isSeen() && now.isPresent() && !now.get().text().equals(text)) {
      run("PRAGMA writable_schema=ON");
      run(
          "UPDATE sqlite_master SET sql = %s WHERE type = 'table' AND name = %s"
              .formatted(SqliteText.constant(text), SqliteText.constant(table.name())));
      run("PRAGMA writable_schema=RESET");
    }
  }

  private void run(String sql) {
    steps.run(cause, sql);
  }

  /** A statement about tables that the simulator does not have. */
  private void onReal(String sql) {
    steps.add(Statement.Sql.of(cause, sql));
  }
}
