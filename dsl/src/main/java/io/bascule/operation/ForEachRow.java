package io.bascule.operation;

import io.bascule.schema.Expression;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of Java that is given each row of a table, in the order of a key, and may give the row
 * other values. All of it is in the transaction of the revision.
 *
 * @param description one line for people, shown wherever the step is
 * @param snapshot the table as it is at this place of the history, with the columns that are read
 * @param where which rows; null for all
 * @param key the columns in whose order it goes; none means those of the primary key
 * @param work what is done with a row
 */
public record ForEachRow(
    String description, Table snapshot, @Nullable Expression where, List<String> key, Work work)
    implements DataAction {
  /** A list that nobody changes. */
  public ForEachRow {
    key = List.copyOf(key);
  }

  /** A row of the database. */
  public interface Access {
    /**
     * The value of a column, as the Java class that its type has: a {@link Long} for {@code
     * bigint}, a {@link java.time.LocalDate} for {@code date}; the label of an enum.
     */
    @Nullable Object value(String column);

    /** Gives the row another value. What is read afterwards is the new one. */
    void set(String column, @Nullable Object value);
  }

  /** What is done with a row. */
  @FunctionalInterface
  public interface Work {
    /** Does it. */
    void on(Access row);
  }

  @Override
  public QualifiedName table() {
    return snapshot.id();
  }

  @Override
  public void require(Schema schema) {
    keyOf(schema.existing(table()));
  }

  /**
   * The columns in whose order it goes.
   *
   * @param known the table as it is then
   * @throws io.bascule.schema.SchemaException if they are no key of it
   */
  public List<String> keyOf(Table known) {
    return new RowKey("go through", known).columns(key);
  }

  @Override
  public String describe() {
    return description;
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.forEachRow(this);
  }
}
