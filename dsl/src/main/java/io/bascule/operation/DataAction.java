package io.bascule.operation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a {@link DataStep} does. */
public sealed interface DataAction {
  /** One line for people. */
  String describe();

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

    /** Whether the statement is meant for the dialect of that name. */
    public boolean isFor(String dialect) {
      return dialects.isEmpty() || dialects.contains(dialect);
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
}
