package io.bascule.operation;

import io.bascule.schema.Column;
import io.bascule.schema.Declare;
import io.bascule.schema.Expression;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import io.bascule.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values for rows that are there, some rows at a time: in the order of a key, each time in a
 * transaction of its own that also notes how far it is. A run that breaks off goes on behind the
 * last rows that are done, so that no row is done twice.
 *
 * @param table the table, as it is at this place of the history
 * @param assignments what becomes of which column
 * @param where which rows; null for all
 * @param key the columns in whose order it goes; none means those of the primary key
 * @param size how many rows at a time; zero for all in one statement, which is then in the
 *     transaction of the revision
 */
public record Backfill(
    QualifiedName table,
    List<Assignment> assignments,
    @Nullable Expression where,
    List<String> key,
    int size)
    implements DataAction {
  private static final int USUAL_SIZE = 1000;
  private static final int ALL = 0;

  /**
   * What becomes of a column.
   *
   * @param column its name
   * @param value a value of its type, an {@link Expression} over the row, or null
   */
  public record Assignment(String column, @Nullable Object value) {}

  /** Lists that nobody changes. */
  public Backfill {
    assignments = List.copyOf(assignments);
    key = List.copyOf(key);
  }

  /** One that changes nothing yet. */
  public static Backfill of(QualifiedName table) {
    return new Backfill(table, List.of(), null, List.of(), USUAL_SIZE);
  }

  /**
   * The same, which gives a column a value too.
   *
   * @param column the column
   * @param value a Java value of its type, {@code sql("lower(name)")} or another expression over
   *     the columns of the row as it was, or null
   */
  public Backfill set(String column, @Nullable Object value) {
    var more = new ArrayList<>(assignments);
    more.add(new Assignment(column, value));
    return new Backfill(table, more, where, key, size);
  }

  /** The same, for the rows of which a condition in SQL is true. */
  public Backfill where(String condition) {
    return where(Declare.sql(condition));
  }

  /** The same, for the rows of which a condition is true. */
  public Backfill where(Expression condition) {
    return new Backfill(table, assignments, condition, key, size);
  }

  /** The same in the order of these columns, which are the primary key or another unique one. */
  public Backfill by(String... columns) {
    return new Backfill(table, assignments, where, List.of(columns), size);
  }

  /** The same with so many rows at a time. */
  public Backfill inBatchesOf(int rows) {
    if (rows < 1) {
      throw misfit("backfill-misfit", "there is no batch of " + rows + " rows");
    }
    return new Backfill(table, assignments, where, key, rows);
  }

  /**
   * The same for all rows in one statement, in the transaction of the revision: what fails behind
   * it takes it back. It needs no key.
   */
  public Backfill atOnce() {
    return new Backfill(table, assignments, where, key, ALL);
  }

  /** Whether all rows are changed in one statement. */
  public boolean isAtOnce() {
    return size == ALL;
  }

  /**
   * Looks whether it says all that it must.
   *
   * @throws SchemaException if it does not
   */
  public void requireWhole() {
    if (assignments.isEmpty()) {
      throw misfit("backfill-misfit", "it says no value for any column");
    }
    if (size < ALL) {
      throw misfit("backfill-misfit", "there is no batch of " + size + " rows");
    }
    var named = new HashSet<String>();
    for (Assignment assignment : assignments) {
      if (!named.add(assignment.column())) {
        throw misfit("backfill-misfit", "column " + assignment.column() + " gets two values");
      }
    }
  }

  @Override
  public void require(Schema schema) {
    requireWhole();
    Table known = schema.existing(table);
    var check = new RowCheck(schema, known, "backfill");
    for (Assignment assignment : assignments) {
      Column column = check.column(assignment.column());
      if (!(assignment.value() instanceof Expression)) {
        check.require(column, assignment.value());
      }
    }
    if (!isAtOnce()) {
      keyOf(known);
    }
  }

  /**
   * The columns in whose order it goes.
   *
   * @param known the table as it is then
   * @throws SchemaException if they are no key of it
   */
  public List<String> keyOf(Table known) {
    List<String> names = new RowKey("backfill", known).columns(key);
    for (String name : names) {
      if (assignments.stream().anyMatch(assignment -> assignment.column().equals(name))) {
        throw misfit("backfill-key", "it goes by column " + name + ", and changes it");
      }
    }
    return names;
  }

  private SchemaException misfit(String code, String why) {
    return SchemaException.of(code, "Cannot backfill %s: %s.".formatted(table, why));
  }

  @Override
  public String describe() {
    String columns = assignments.stream().map(Assignment::column).collect(Collectors.joining(", "));
    return isAtOnce()
        ? "update %s of %s".formatted(columns, table)
        : "backfill %s of %s, %d %s at a time"
            .formatted(columns, table, size, size == 1 ? "row" : "rows");
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.backfill(this);
  }
}
