package io.bascule.operation;

import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drops a table with all that belongs to it, its rows too.
 *
 * @param subject the table, whole
 */
public record DropTable(Table subject) implements Operation {
  @Override
  public QualifiedName table() {
    return subject.id();
  }

  @Override
  public Schema applyTo(Schema schema) {
    schema.existing(subject.id());
    return schema.withTables(schema.tables().without(subject.name()));
  }

  @Override
  public Operation inverse() {
    return new CreateTable(subject);
  }

  @Override
  public String describe() {
    return "drop table " + subject.id();
  }

  @Override
  public List<Hazard> hazards() {
    return List.of(Hazard.deletes("DS102", "all rows of " + subject.id() + " are deleted"));
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.dropTable(this);
  }
}
