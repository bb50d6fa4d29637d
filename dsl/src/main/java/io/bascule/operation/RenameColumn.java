package io.bascule.operation;

import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives a column another name, wherever it is named.
 *
 * @param table the table
 * @param before its name
 * @param after the name that it gets
 */
public record RenameColumn(QualifiedName table, String before, String after) implements Operation {
  @Override
  public Schema applyTo(Schema schema) {
    if (!schema.existing(table).columns().has(before)) {
      throw SchemaException.missing("table " + table, "column", before);
    }
    return schema.renamingColumn(table, before, after);
  }

  @Override
  public Optional<Operations> foldWith(Operation next) {
    if (next instanceof RenameColumn other
        && other.table().equals(table)
        && other.before().equals(after)) {
      return Optional.of(
          before.equals(other.after())
              ? Operations.NONE
              : Operations.of(new RenameColumn(table, before, other.after())));
    }
    return TableFolds.intoDrop(this, next);
  }

  @Override
  public Operation inverse() {
    return new RenameColumn(table, after, before);
  }

  @Override
  public String describe() {
    return "rename column " + table + "." + before + " to " + after;
  }

  @Override
  public List<Hazard> hazards() {
    return List.of(
        Hazard.breaks("BC102", "programs that use the name " + table + "." + before + " fail"));
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.renameColumn(this);
  }
}
