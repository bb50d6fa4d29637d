package io.bascule.testkit.arbitrary;

import io.bascule.dialect.Spelling;
import io.bascule.schema.Literal;
import io.bascule.schema.QualifiedName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A row for a table.
 *
 * @param table the table
 * @param values what it holds, by column; what is missing is computed by the database
 * @param numbers who numbers the row
 */
public record Row(QualifiedName table, Map<String, Literal> values, Numbers numbers) {
  /** Who numbers a row of a table with an identity. */
  public enum Numbers {
    /** The row itself, which the database takes as it is. */
    OWN,
    /** The row itself, although the database always would: {@code OVERRIDING SYSTEM VALUE}. */
    OVERRIDING
  }

  public Row {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The statement that inserts it. */
  public String insert(Spelling spelling) {
    if (values.isEmpty()) {
      return "INSERT INTO " + spelling.name(table) + " DEFAULT VALUES";
    }
    String columns = values.keySet().stream().map(spelling::name).collect(Collectors.joining(", "));
    String constants =
        values.values().stream().map(spelling::expression).collect(Collectors.joining(", "));
    return "INSERT INTO %s (%s)%s VALUES (%s)"
        .formatted(
            spelling.name(table),
            columns,
            numbers == Numbers.OVERRIDING ? " OVERRIDING SYSTEM VALUE" : "",
            constants);
  }
}
