package io.bascule.operation;

import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives a table another name, or moves it to another schema.
 *
 * @param before its name
 * @param after the name that it gets
 */
public record RenameTable(QualifiedName before, QualifiedName after) implements Operation {
  @Override
  public QualifiedName table() {
    return before;
  }

  @Override
  public Schema applyTo(Schema schema) {
    return schema.renamingTable(before, after);
  }

  @Override
  public Operation inverse() {
    return new RenameTable(after, before);
  }

  @Override
  public String describe() {
    return "rename table " + before + " to " + after;
  }

  @Override
  public List<Hazard> hazards() {
    return List.of(Hazard.breaks("BC101", "programs that use the name " + before + " fail"));
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.renameTable(this);
  }
}
