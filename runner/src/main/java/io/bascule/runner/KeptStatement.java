package io.bascule.runner;

import io.bascule.dialect.Statement;
import io.bascule.operation.DataAction;
import io.bascule.operation.DataAction.Precondition.Then;
import io.bascule.operation.DataStep;
import io.bascule.operation.Delete;
import io.bascule.operation.DropColumn;
import io.bascule.operation.DropTable;
import io.bascule.operation.Operation;
import io.bascule.schema.Declare;
import io.bascule.schema.Expression;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A statement as the ledger keeps it, so that a revision can be explained and stepped back when its
 * file is gone.
 *
 * @param kind what it is
 * @param mode whether it may run inside a transaction
 * @param about the change that it serves, in one line; for a guard, what a row means
 * @param text the SQL without a semicolon; of what is lost, what it was
 */
public record KeptStatement(Kind kind, Statement.Mode mode, String about, String text) {
  /** What a kept statement is. */
  public enum Kind {
    /** A statement that Bascule made. */
    SQL,
    /** One that the revision says in its own words. */
    OWN,
    /** A query that must give no row. */
    GUARD,
    /** A query of which a row ends the revision. */
    ABORT,
    /** A query of which a row is told. */
    WARN,
    /** A query of which a row leaves out the rest of the revision. */
    SKIP,
    /** Rows that are changed some at a time. */
    BATCHES,
    /** What text cannot keep, such as a piece of Java. */
    LOST,
    /** No statement: what the others delete for good. */
    DELETES
  }

  /** The line above each: what it is, of how many lines, and what it is about. */
  private static final Pattern HEADER =
      Pattern.compile(
          "-- (sql|own|guard|abort|warn|skip|batches|lost|deletes)( alone)?, (\\d+) lines?: (.*)");

  private static final DataAction.Work NOTHING = connection -> {};

  static KeptStatement lost(String about, String what) {
    return new KeptStatement(Kind.LOST, Statement.Mode.IN_TRANSACTION, about, what);
  }

  /**
   * What is deleted.
   *
   * @param spelled says an expression as the database does
   */
  static KeptStatement deletes(Loss loss, Function<Expression, String> spelled) {
    var lines = new ArrayList<String>();
    lines.add(loss.table().schema());
    lines.add(loss.table().local());
    lines.add(loss.column() == null ? "" : loss.column());
    Delete delete = loss.delete();
    if (delete != null) {
      Expression where = delete.where();
      lines.add(where == null ? "" : spelled.apply(where));
    }
    return new KeptStatement(
        Kind.DELETES, Statement.Mode.IN_TRANSACTION, loss.change(), String.join("\n", lines));
  }

  /** The change that deletes, as far as is needed to tell what it deletes. */
  Operation deletion() {
    String[] names = text.split("\n", 4);
    var table = new QualifiedName(names[0], names[1]);
    if (names.length == 4) {
      return new DataStep(new Delete(table, names[3].isEmpty() ? null : Expression.sql(names[3])));
    }
    return names[2].isEmpty()
        ? new DropTable(Table.of(table))
        : new DropColumn(table, Declare.column(names[2], Declare.text()));
  }

  /** Several as one text, which people can read too. */
  static String text(List<KeptStatement> statements) {
    return statements.stream().map(KeptStatement::said).collect(Collectors.joining("\n"));
  }

  private String said() {
    int lines = text.split("\n", -1).length;
    return "-- %s%s, %d %s: %s\n%s"
        .formatted(
            kind.name().toLowerCase(Locale.ROOT),
            mode == Statement.Mode.ALONE ? " alone" : "",
            lines,
            lines == 1 ? "line" : "lines",
            oneLine(about),
            text);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /**
   * The statements that such a text keeps.
   *
   * @throws IllegalArgumentException if it is none
   */
  static List<KeptStatement> parse(String text) {
    var statements = new ArrayList<KeptStatement>();
    String[] lines = text.isEmpty() ? new String[0] : text.split("\n", -1);
    int next = 0;
    while (next < lines.length) {
      Matcher header = HEADER.matcher(lines[next]);
      if (!header.matches()) {
        throw new IllegalArgumentException("no header: " + lines[next]);
      }
      int from = next + 1;
      next = from + Integer.parseInt(header.group(3));
      if (next > lines.length) {
        throw new IllegalArgumentException("too few lines: " + header.group());
      }
      var kept =
          new KeptStatement(
              Kind.valueOf(header.group(1).toUpperCase(Locale.ROOT)),
              header.group(2) == null ? Statement.Mode.IN_TRANSACTION : Statement.Mode.ALONE,
              header.group(4),
              String.join("\n", List.of(lines).subList(from, next)));
      if (kept.kind == Kind.BATCHES) {
        kept.toStatement(); // throws where its text is none
      }
      statements.add(kept);
    }
    return statements;
  }

  /** The statement, to be run; what is lost cannot be. */
  Statement toStatement() {
    return switch (kind) {
      case SQL ->
          new Statement.Sql(
              new DataStep(new DataAction.Call(about, NOTHING)), text, List.of(), mode, List.of());
      case OWN -> new Statement.Sql(own(), text, List.of(), mode, List.of());
      case GUARD ->
          new Statement.Guard(new DataStep(new DataAction.Call("guard", NOTHING)), text, about);
      case ABORT -> precondition(Then.ABORT);
      case WARN -> precondition(Then.WARN);
      case SKIP -> precondition(Then.SKIP);
      case BATCHES ->
          KeptBatches.statement(new DataStep(new DataAction.Call(about, NOTHING)), text);
      case LOST, DELETES -> throw new IllegalStateException("no statement: " + text);
    };
  }

  private Statement precondition(Then then) {
    var action = new DataAction.Precondition(then, text, new TreeSet<>(), about);
    return new Statement.Precondition(new DataStep(action), text, then, about);
  }

  private DataStep own() {
    return new DataStep(new DataAction.Sql(text, List.of(), new TreeSet<>()));
  }

  /** Whether a statement is one that a revision says in its own words: it may change settings. */
  static boolean isTheirs(Statement statement) {
    return statement.cause() instanceof DataStep step
        && !(step.action() instanceof DataAction.Call call && call.work() == NOTHING);
  }
}
