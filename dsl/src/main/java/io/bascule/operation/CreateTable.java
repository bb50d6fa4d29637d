package io.bascule.operation;

import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import io.bascule.schema.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates a table with all that belongs to it.
 *
 * @param subject the table; its foreign keys may only point to tables that are there
 */
public record CreateTable(Table subject) implements Operation {
  @Override
  public QualifiedName table() {
    return subject.id();
  }

  @Override
  public Schema applyTo(Schema schema) {
    if (schema.tables().has(subject.name())) {
      throw SchemaException.exists("table", subject.name());
    }
    return schema.with(subject);
  }

  @Override
  public Optional<Operations> foldWith(Operation next) {
    return TableFolds.intoCreate(this, next);
  }

  @Override
  public Operation inverse() {
    return new DropTable(subject);
  }

  @Override
  public String describe() {
    return "create table " + subject.id();
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.createTable(this);
  }
}
