package io.bascule.dsl;

import io.bascule.operation.Backfill;
import io.bascule.operation.DataAction;
import io.bascule.operation.DataStep;
import io.bascule.operation.Delete;
import io.bascule.operation.ForEachRow;
import io.bascule.operation.Row;
import io.bascule.schema.Declare;
import io.bascule.schema.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table as a revision finds it: {@code changes.rows(k)}, where {@code k} is a
 * snapshot of the table, declared in the revision itself with the columns that it needs. It stays
 * what it is when the table changes later. That the table has these columns, with these types, is
 * seen before anything is run.
 *
 * <pre>{@code
 * var k = new Keepers();
 * var keepers = changes.rows(k);
 * keepers.insert(row -> row.set(k.id, 7).set(k.name, "Ann"));
 * keepers.update(all -> all.set(k.nickname, k.name).where(k.nickname.isNull()));
 * keepers.delete(k.id.gt(1000L));
 * }</pre>
 *
 * @param <T> the class of the snapshot
 */
public final class Rows<T extends Table> {
  private final T table;
  private final Snapshot snapshot;
  private final Consumer<DataStep> recorder;

  private Rows(T table, Consumer<DataStep> recorder) {
    this.table = table;
    this.snapshot = new Snapshot(table);
    this.recorder = recorder;
  }

  /**
   * The rows of a table; revisions say {@code changes.rows(…)}.
   *
   * @param table the table as they find it
   * @param recorder takes what is said of its rows
   */
  public static <T extends Table> Rows<T> of(T table, Consumer<DataStep> recorder) {
    return new Rows<>(table, recorder);
  }

  /** The snapshot, whose columns are what can be said of the rows. */
  public T table() {
    return table;
  }

  /** Inserts rows, each told by the values of its columns. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public final Rows<T> insert(UnaryOperator<NewRow>... rows) {
    return insertNew(Stream.of(rows).map(said -> said.apply(nothing())));
  }

  /**
   * Inserts a row for each value of the revision's own.
   *
   * @param values the values, of any class
   * @param said gives a row the values of its columns: {@code (row, p) -> row.set(k.name,
   *     p.name())}
   */
  public <V> Rows<T> insertAll(
      Iterable<? extends V> values, BiFunction<NewRow, ? super V, NewRow> said) {
    var rows = new ArrayList<NewRow>();
    values.forEach(value -> rows.add(said.apply(nothing(), value)));
    return insertNew(rows.stream());
  }

  /** The same for the values of a stream, all of which are read at once. */
  public <V> Rows<T> insertAll(
      Stream<? extends V> values, BiFunction<NewRow, ? super V, NewRow> said) {
    return insertNew(values.map(value -> said.apply(nothing(), value)));
  }

  private NewRow nothing() {
    return new NewRow(snapshot, Map.of());
  }

  /** Rows that have values for the same columns go together; their order stays. */
  private Rows<T> insertNew(Stream<NewRow> rows) {
    var together = new ArrayList<Row>();
    var columns = new ArrayList<String>();
    rows.forEach(
        row -> {
          if (row.values().isEmpty()) {
            throw Mistake.noValues(snapshot.id());
          }
          Map<String, @Nullable Object> values = inOrder(row.values());
          if (!columns.equals(List.copyOf(values.keySet()))) {
            insertTogether(columns, together);
            columns.clear();
            columns.addAll(values.keySet());
            together.clear();
          }
          together.add(new Row(new ArrayList<>(values.values())));
        });
    return insertTogether(columns, together);
  }

  private Rows<T> insertTogether(List<String> columns, List<Row> rows) {
    return rows.isEmpty() ? this : record(new DataAction.Insert(snapshot.id(), columns, rows));
  }

  private Map<String, @Nullable Object> inOrder(Map<String, @Nullable Object> values) {
    var ordered = new LinkedHashMap<String, @Nullable Object>();
    for (String name : snapshot.columns().columns().names()) {
      if (values.containsKey(name)) {
        ordered.put(name, values.get(name));
      }
    }
    return ordered;
  }

  /**
   * Gives columns of rows that are there other values, in one statement in the transaction of the
   * revision: {@code keepers.update(all -> all.set(k.nickname, k.name).where(k.id.gt(9L)))}.
   *
   * @param said says which columns get which values, and in which rows
   */
  public Rows<T> update(UnaryOperator<RowUpdate> said) {
    return fill(said.apply(new RowUpdate(snapshot, Backfill.of(snapshot.id()).atOnce())));
  }

  /**
   * The same for a large table: some rows at a time, each time in a transaction of its own. What
   * stands before it in the revision is made to last first. If the run breaks off, the next one
   * goes on behind the last rows that are done.
   *
   * @param said says which columns get which values, in which rows, and how many at a time
   */
  public Rows<T> backfill(UnaryOperator<RowFill> said) {
    return fill(said.apply(new RowFill(snapshot, Backfill.of(snapshot.id()))));
  }

  private Rows<T> fill(RowValues<?> values) {
    values.said().requireWhole();
    return record(values.said());
  }

  /** Deletes the rows of which the condition is true. */
  public Rows<T> delete(Value<Boolean> condition) {
    return record(new Delete(snapshot.id(), snapshot.expression(condition)));
  }

  /** Deletes the rows of which a condition in SQL is true. */
  public Rows<T> delete(String condition) {
    Expression where = Declare.sql(Mistake.present(condition, "a condition"));
    return record(new Delete(snapshot.id(), where));
  }

  /** Deletes all rows there are. */
  public Rows<T> deleteAll() {
    return record(new Delete(snapshot.id(), null));
  }

  /**
   * Gives each row to a piece of Java, in the order of the primary key and in the transaction of
   * the revision: {@code keepers.each("short names", row -> row.set(k.nickname, …))}.
   *
   * @param description one line that tells what it does
   * @param java what is done with a row
   */
  public Rows<T> each(String description, Consumer<LiveRow> java) {
    return each(description, all -> all, java);
  }

  /**
   * Gives some rows to a piece of Java.
   *
   * @param description one line that tells what it does
   * @param choice says which rows, and in which order
   * @param java what is done with a row
   */
  public Rows<T> each(String description, UnaryOperator<RowChoice> choice, Consumer<LiveRow> java) {
    RowChoice chosen = choice.apply(new RowChoice(snapshot, null, List.of()));
    return record(
        new ForEachRow(
            description,
            snapshot.columns(),
            chosen.condition(),
            chosen.key(),
            row -> java.accept(new LiveRow(snapshot, row))));
  }

  private Rows<T> record(DataAction action) {
    recorder.accept(DataStep.on(snapshot.columns(), action));
    return this;
  }
}
