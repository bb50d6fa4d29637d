package io.bascule.operation;

import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a table anew under its name and copies its rows, where a database cannot alter it in place.
 * Only planners make it; it means what its parts mean.
 *
 * @param before the table as it was
 * @param after the table as it shall be
 * @param parts the changes that it stands for, in order
 */
public record RebuildTable(Table before, Table after, Operations parts) implements Operation {
  @Override
  public QualifiedName table() {
    return before.id();
  }

  @Override
  public Schema applyTo(Schema schema) {
    return parts.applyTo(schema);
  }

  @Override
  public Operation inverse() {
    return new RebuildTable(after, before, parts.inverse());
  }

  @Override
  public String describe() {
    return "rebuild table " + before.id();
  }

  @Override
  public List<Hazard> hazards() {
    return parts.hazards();
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.rebuildTable(this);
  }
}
