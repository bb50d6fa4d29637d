package io.bascule.dsl;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of a row that is inserted: {@code row.set(k.id, 1).set(k.name, "Ann")}. A column that
 * gets none has its default. It is a value: each {@code set} gives another one.
 */
public final class NewRow {
  private final Snapshot snapshot;
  private final Map<String, @Nullable Object> values;

  NewRow(Snapshot snapshot, Map<String, @Nullable Object> values) {
    this.snapshot = snapshot;
    this.values = values;
  }

  /** The same with a value for that column; {@code null} is NULL. */
  public <X> NewRow set(Column<X> column, @Nullable X value) {
    String name = snapshot.name(column);
    var more = new LinkedHashMap<>(values);
    if (more.containsKey(name)) {
      throw Mistake.twoValues(snapshot.id(), name);
    }
    more.put(name, snapshot.plain(column, value));
    return new NewRow(snapshot, more);
  }

  /** The same with a whole number for that column. */
  public NewRow set(Column<Long> column, long value) {
    return set(column, Long.valueOf(value));
  }

  Map<String, @Nullable Object> values() {
    return values;
  }
}
