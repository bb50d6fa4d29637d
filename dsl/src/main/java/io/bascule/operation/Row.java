package io.bascule.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a row that is inserted, in the order of the columns that are told with it.
 *
 * @param values the values, which may be null
 */
public record Row(List<@Nullable Object> values) {
  public Row {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /** A row of these values. */
  public static Row row(@Nullable Object... values) {
    return new Row(Arrays.asList(values));
  }
}
