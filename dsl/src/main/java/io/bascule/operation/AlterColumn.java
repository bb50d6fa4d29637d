package io.bascule.operation;

import io.bascule.schema.Column;
import io.bascule.schema.Expression;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes what a column is, but not its name.
 *
 * @param table the table
 * @param before the column as it was
 * @param after the column as it shall be
 * @param using how the new value is computed from the old row where the database cannot convert it
 *     by itself, or null
 */
public record AlterColumn(
    QualifiedName table, Column before, Column after, @Nullable Expression using)
    implements Operation {
  /** A change after which the database converts the values itself. */
  public AlterColumn(QualifiedName table, Column before, Column after) {
    this(table, before, after, null);
  }

  @Override
  public Schema applyTo(Schema schema) {
    return schema.changing(
        table,
        own -> {
          if (!own.columns().has(before.name())) {
            throw SchemaException.missing("table " + table, "column", before.name());
          }
          return own.withColumns(own.columns().replacing(before.name(), after));
        });
  }

  @Override
  public Operation inverse() {
    return new AlterColumn(table, after, before);
  }

  @Override
  public String describe() {
    return "alter column " + table + "." + before.name();
  }

  @Override
  public List<Hazard> hazards() {
    var hazards = new ArrayList<Hazard>();
    String name = table + "." + before.name();
    if (before.nullable() && !after.nullable()) {
      hazards.add(Hazard.depends("DD102", "rows in which " + name + " is NULL make it fail"));
    }
    if (!before.type().equals(after.type())) {
      hazards.add(
          Hazard.depends(
              "DS105",
              "values of %s that %s cannot hold make it fail or are changed"
                  .formatted(name, after.type())));
    }
    return List.copyOf(hazards);
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.alterColumn(this);
  }
}
