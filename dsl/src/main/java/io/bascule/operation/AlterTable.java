package io.bascule.operation;

import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.TableAttributes;
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
