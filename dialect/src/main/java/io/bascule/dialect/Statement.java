package io.bascule.dialect;

import io.bascule.operation.DataAction;
import io.bascule.operation.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One thing that is done on a database. */
public sealed interface Statement {
  /** The change that it serves. */
  Operation cause();

  /** What is shown in a preview: the SQL, or a comment that tells what Java does. */
  String text();

  /** Calls the visitor's method for this kind of statement. */
  <X extends Exception> void accept(Visitor<X> visitor) throws X;

  /**
   * One method a kind, so that none is passed over.
   *
   * @param <X> what it throws
   */
  interface Visitor<X extends Exception> {
    void sql(Sql sql) throws X;

    void guard(Guard guard) throws X;

    void call(Call call) throws X;

    void precondition(Precondition precondition) throws X;

    void batches(Batches batches) throws X;
  }

  /** Whether it may run inside a transaction. */
  enum Mode {
    IN_TRANSACTION,
    ALONE
  }

  /**
   * A statement of SQL.
   *
   * @param cause the change that it serves
   * @param text one statement without a semicolon at its end
   * @param binds values for its question marks; none means that it is sent as it is
   * @param mode whether it may run inside a transaction
   * @param diagnoses what to ask when it fails because of rows
   * @param slices how it can be sent some rows at a time; null if it cannot
   */
  record Sql(
      Operation cause,
      String text,
      List<@Nullable Object> binds,
      Mode mode,
      List<Diagnosis> diagnoses,
      @Nullable Slices slices)
      implements Statement {
    public Sql {
      binds = Collections.unmodifiableList(new ArrayList<>(binds));
      diagnoses = List.copyOf(diagnoses);
    }

    /** A statement that is sent as a whole. */
    public Sql(
        Operation cause,
        String text,
        List<@Nullable Object> binds,
        Mode mode,
        List<Diagnosis> diagnoses) {
      this(cause, text, binds, mode, diagnoses, null);
    }

    /** A statement without values. */
    public static Sql of(Operation cause, String text) {
      return new Sql(cause, text, List.of(), Mode.IN_TRANSACTION, List.of());
    }

    /** The same statement with a question to ask when it fails. */
    public Sql with(Diagnosis diagnosis) {
      var more = new ArrayList<>(diagnoses);
      more.add(diagnosis);
      return new Sql(cause, text, binds, mode, more, slices);
    }

    /** The same statement, which can be sent some rows at a time. */
    public Sql with(Slices several) {
      return new Sql(cause, text, binds, mode, diagnoses, several);
    }

    /** The same statement outside any transaction. */
    public Sql alone() {
      return new Sql(cause, text, binds, Mode.ALONE, diagnoses, slices);
    }

    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.sql(this);
    }
  }

  /**
   * A query that must give no row; otherwise the run stops and is taken back.
   *
   * @param cause the change that it serves
   * @param text the query
   * @param refusal one sentence that says what a row means; the first row's values are added
   */
  record Guard(Operation cause, String text, String refusal) implements Statement {
    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.guard(this);
    }
  }

  /**
   * A piece of Java.
   *
   * @param cause the change that it serves
   * @param action what is done
   */
  record Call(Operation cause, DataAction.Call action) implements Statement {
    @Override
    public String text() {
      return "-- Java: " + action.description();
    }

    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.call(this);
    }
  }

  /**
   * A question of a revision's author, to the rows as they are at its place.
   *
   * @param cause the change that it serves
   * @param text the query; a row means yes
   * @param then what happens then
   * @param message why, for people
   */
  record Precondition(
      Operation cause, String text, DataAction.Precondition.Then then, String message)
      implements Statement {
    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.precondition(this);
    }
  }

  /**
   * Rows that are changed some at a time, in the order of a key; each time in a transaction of its
   * own. Where it is between two of them is told by the constants of the key's values in the last
   * row that is done: the empty string before the first.
   *
   * @param cause the change that it serves
   * @param table the table, as it is spelled
   * @param update what is done, without saying to which rows: {@code UPDATE … SET …}
   * @param condition which rows; the empty string for all
   * @param key the columns of the key, as they are spelled
   * @param size how many rows at a time
   */
  record Batches(
      Operation cause, String table, String update, String condition, List<String> key, int size)
      implements Statement {
    public Batches {
      key = List.copyOf(key);
    }

    @Override
    public String text() {
      return "-- %s %s at a time, by %s\n%s"
          .formatted(size, size == 1 ? "row" : "rows", String.join(", ", key), whole());
    }

    /** All of it as one statement. */
    public String whole() {
      return update + where();
    }

    /** A query for the number of all rows, and of those with NULL in the key among them. */
    public String total() {
      return "SELECT count(*), count(CASE WHEN %s THEN 1 END) FROM %s%s"
          .formatted(
              key.stream().map(column -> column + " IS NULL").collect(Collectors.joining(" OR ")),
              table,
              where());
    }

    /**
     * A query for the key of the last row of the next batch, as constants; no row if all is done.
     *
     * @param behind the key of the last row that is done
     * @param constant the expression that gives a column's value as a constant of SQL
     */
    public String next(String behind, UnaryOperator<String> constant) {
      String columns = String.join(", ", key);
      return """
      SELECT %s FROM (
      SELECT %s FROM %s%s
      ORDER BY %s LIMIT %s
      ) AS batch ORDER BY %s LIMIT 1"""
          .formatted(
              key.stream().map(constant).collect(Collectors.joining(", ")),
              columns,
              table,
              where(after(behind)),
              columns,
              size,
              key.stream().map(column -> column + " DESC").collect(Collectors.joining(", ")));
    }

    /** The statement for the rows behind one key, up to another one and with it. */
    public String update(String behind, String upTo) {
      var range = new ArrayList<>(after(behind));
      range.add(tuple(String.join(", ", key)) + " <= " + tuple(upTo));
      return update + where(range);
    }

    private List<String> after(String behind) {
      return behind.isEmpty()
          ? List.of()
          : List.of(tuple(String.join(", ", key)) + " > " + tuple(behind));
    }

    private String tuple(String parts) {
      return key.size() == 1 ? parts : "(" + parts + ")";
    }

    private String where() {
      return where(List.of());
    }

    /** A comment at the condition's end must not take what comes behind it along. */
    private String where(List<String> range) {
      var all = new ArrayList<>(range);
      if (!condition.isEmpty()) {
        all.add(condition.contains("--") ? "(" + condition + "\n)" : "(" + condition + ")");
      }
      return all.isEmpty() ? "" : "\nWHERE " + String.join(" AND ", all);
    }

    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.batches(this);
    }
  }

  /**
   * What to ask when a statement fails because of the rows that are there.
   *
   * @param rule what the rows break, for people: {@code orders.state is NULL}
   * @param count a query that gives the number of such rows
   * @param sample a query that gives some of them
   * @param remedy what to say in the revision where no row can be corrected before it; the empty
   *     string where the rows can be corrected
   */
  record Diagnosis(String rule, String count, String sample, String remedy) {
    /** About rows that can be corrected. */
    public Diagnosis(String rule, String count, String sample) {
      this(rule, count, sample, "");
    }

    /** The same question, about the values of a column that the rows do not have yet. */
    public Diagnosis ofNewColumn(String column) {
      return new Diagnosis(
          rule,
          count,
          sample,
          """
          give %s a default; or add it nullable, fill it by changes.sql(…),
          and then make it NOT NULL by alter(…)"""
              .formatted(column));
    }
  }
}
