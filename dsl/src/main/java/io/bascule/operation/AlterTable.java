package io.bascule.operation;

import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.TableAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes what is said of a table as a whole: its comment, its traits, its storage parameters.
 *
 * @param table the table
 * @param before what was said
 * @param after what shall be said
 */
public record AlterTable(QualifiedName table, TableAttributes before, TableAttributes after)
    implements Operation {
  @Override
  public Schema applyTo(Schema schema) {
    return schema.changing(table, own -> own.withAttributes(after));
  }

  @Override
  public Optional<Operations> foldWith(Operation next) {
    if (next instanceof AlterTable other
        && other.table().equals(table)
        && other.before().equals(after)
        && (before.traits().equals(after.traits())
            || after.traits().equals(other.after().traits()))) {
      return Optional.of(
          before.equals(other.after())
              ? Operations.NONE
              : Operations.of(new AlterTable(table, before, other.after())));
    }
    return TableFolds.intoDrop(this, next);
  }

  @Override
  public Operation inverse() {
    return new AlterTable(table, after, before);
  }

  @Override
  public String describe() {
    return "alter table " + table;
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.alterTable(this);
  }
}
