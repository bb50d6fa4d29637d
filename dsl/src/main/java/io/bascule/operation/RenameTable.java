package io.bascule.operation;

import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import java.util.List;
import java.util.Optional;
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
  public Optional<Operations> foldWith(Operation next) {
    if (next instanceof RenameTable other && other.before().equals(after)) {
      return Optional.of(
          before.equals(other.after())
              ? Operations.NONE
              : Operations.of(new RenameTable(before, other.after())));
    }
    return TableFolds.intoDrop(this, next);
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
