package io.bascule.operation;

import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a {@link DataStep} does. */
public sealed interface DataAction
    permits DataAction.Sql,
        DataAction.Call,
        DataAction.Precondition,
        DataAction.Decision,
        DataAction.Insert,
        Backfill,
        Delete,
        ForEachRow {
  /** One line for people. */
  String describe();

  /** The dialects that it is meant for, by name; none means all. */
  default SortedSet<String> dialects() {
    return Collections.emptySortedSet();
  }

  /** Whether it is meant for the dialect of that name. */
  default boolean isFor(String dialect) {
    return dialects().isEmpty() || dialects().contains(dialect);
  }

  /** Whether it changes nothing, but may stop what comes behind it. */
  default boolean onlyAsks() {
    return false;
  }

  /** The table whose rows it works on; null where that is not told. */
  default @Nullable QualifiedName table() {
    return null;
  }

  /** What it may cost. */
  default List<Hazard> hazards() {
    return List.of();
  }

  /**
   * Looks whether it fits the schema at its place.
   *
   * @throws io.bascule.schema.SchemaException if it does not
   */
  default void require(Schema schema) {}

  /** Calls the visitor's method for this action. */
  <R extends @Nullable Object> R accept(Visitor<R> visitor);

  /**
   * One method an action.
   *
   * @param <R> what is made of it
   */
  interface Visitor<R extends @Nullable Object> {
    R sql(Sql sql);

    R call(Call call);

    R precondition(Precondition precondition);

    R decision(Decision decision);

    R insert(Insert insert);

    R backfill(Backfill backfill);

    R delete(Delete delete);

    R forEachRow(ForEachRow each);
  }

  /**
   * SQL.
   *
   * @param text one statement or several, with {@code ?} for each bind value
   * @param binds the values, which may be null
   * @param dialects the dialects that it is meant for, by name; none means all
   * @param place whether it runs in the revision's transaction
   */
  record Sql(String text, List<@Nullable Object> binds, SortedSet<String> dialects, Place place)
      implements DataAction {
    /** Where a statement runs. */
    public enum Place {
      /** In the transaction of the revision, which is taken back as a whole. */
      IN_TRANSACTION,
      /** Outside any transaction: it lasts at once. */
      ALONE
    }

    public Sql {
      binds = Collections.unmodifiableList(new ArrayList<>(binds));
      dialects = Collections.unmodifiableSortedSet(new TreeSet<>(dialects));
    }

    /** SQL that runs in the revision's transaction. */
    public Sql(String text, List<@Nullable Object> binds, SortedSet<String> dialects) {
      this(text, binds, dialects, Place.IN_TRANSACTION);
    }

    @Override
    public String describe() {
      String line = text.strip().replaceAll("\\s+", " ");
      return (place == Place.ALONE ? "sql alone: " : "sql: ")
          + (line.length() > 80 ? line.substring(0, 79) + "…" : line);
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.sql(this);
    }
  }

  /**
   * A piece of Java that works on the connection of the run, inside its transaction.
   *
   * @param description one line for people, shown wherever the step is
   * @param work what is done
   */
  record Call(String description, Work work) implements DataAction {
    @Override
    public String describe() {
      return description;
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.call(this);
    }
  }

  /** A piece of Java that works on a connection. It must neither commit nor close it. */
  @FunctionalInterface
  interface Work {
    /** Does it. */
    void on(Connection connection) throws SQLException;
  }

  /**
   * A question to the rows as they are at its place in the revision. The answer is yes when its
   * query gives a row.
   *
   * @param then what happens then
   * @param query the query
   * @param dialects the dialects that it is meant for, by name; none means all
   * @param message why, in words for those who meet it
   */
  record Precondition(Then then, String query, SortedSet<String> dialects, String message)
      implements DataAction {
    /** What happens when the answer is yes. */
    public enum Then {
      /** The revision is taken back, with the first rows told. */
      ABORT("abort"),
      /** It is told, with the first rows, and the revision goes on. */
      WARN("warn"),
      /** The rest of the revision is left out, and the revision counts as applied. */
      SKIP("skip the rest");

      private final String word;

      Then(String word) {
        this.word = word;
      }
    }

    public Precondition {
      dialects = Collections.unmodifiableSortedSet(new TreeSet<>(dialects));
    }

    @Override
    public boolean onlyAsks() {
      return true;
    }

    @Override
    public String describe() {
      return then.word + " if " + message;
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.precondition(this);
    }
  }

  /**
   * What a planner has decided about a guarded change; it is asked again before anything hangs on
   * it. Revisions do not record it.
   *
   * @param description one line that tells what was decided
   * @param query a query of one dialect that gives a row if it is not so; the empty string if the
   *     database cannot be asked by a query
   * @param refusal one sentence that says so
   */
  record Decision(String description, String query, String refusal) implements DataAction {
    @Override
    public boolean onlyAsks() {
      return true;
    }

    @Override
    public String describe() {
      return description;
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.decision(this);
    }
  }

  /**
   * Rows for a table as it is at this place of the history.
   *
   * @param table the table
   * @param columns the columns that get a value
   * @param rows the values, in the order of the columns
   */
  record Insert(QualifiedName table, List<String> columns, List<Row> rows) implements DataAction {
    /** Rows of as many values as there are columns. */
    public Insert {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
      int count = columns.size();
      boolean same = rows.stream().allMatch(row -> row.values().size() == count);
      if (count == 0 || rows.isEmpty() || !same) {
        throw SchemaException.of(
            "row-length",
            "Cannot insert into %s: each row must have a value for each of its %d columns."
                .formatted(table, count));
      }
    }

    @Override
    public void require(Schema schema) {
      new RowCheck(schema, schema.existing(table), "insert into").require(columns, rows);
    }

    @Override
    public String describe() {
      return "insert %d %s into %s"
          .formatted(rows.size(), rows.size() == 1 ? "row" : "rows", table);
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.insert(this);
    }
  }
}
