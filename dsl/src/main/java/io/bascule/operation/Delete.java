package io.bascule.operation;

import io.bascule.schema.Expression;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are deleted for good.
 *
 * @param table the table, as it is at this place of the history
 * @param where which rows; null for all
 */
public record Delete(QualifiedName table, @Nullable Expression where) implements DataAction {
  @Override
  public void require(Schema schema) {
    schema.existing(table);
  }

  @Override
  public List<Hazard> hazards() {
    return List.of(
        Hazard.deletes(
            "DS104",
            where == null
                ? "all rows of " + table + " are deleted"
                : "the rows of " + table + " that fit are deleted"));
  }

  @Override
  public String describe() {
    return where == null
        ? "delete all rows of " + table
        : "delete rows of %s where %s".formatted(table, ExpressionText.of(where));
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.delete(this);
  }
}
