package io.bascule.operation;

import io.bascule.schema.Column;
import io.bascule.schema.Expression;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
  public Optional<Operations> foldWith(Operation next) {
    if (!table.equals(next.table())) {
      return Optional.empty();
    }
    if (next instanceof DropColumn drop && drop.column().equals(after)) {
      return Optional.of(Operations.of(new DropColumn(table, before, drop.position())));
    }
    return next instanceof AlterColumn other
        ? ColumnFolds.altered(this, other)
        : TableFolds.intoDrop(this, next);
  }

  @Override
  public Operation inverse() {
    return new AlterColumn(table, after, before);
  }

  @Override
  public String describe() {
    String what = String.join(", ", differences());
    return "alter column " + table + "." + before.name() + (what.isEmpty() ? "" : ": " + what);
  }

  private List<String> differences() {
    var differences = new ArrayList<String>();
    if (!before.type().equals(after.type())) {
      differences.add(before.type() + " to " + after.type());
    }
    if (before.nullable() != after.nullable()) {
      differences.add(after.nullable() ? "nullable" : "not null");
    }
    change(differences, "default", before.defaultValue(), after.defaultValue());
    change(differences, "identity", before.identity(), after.identity());
    change(differences, "expression", before.generated(), after.generated());
    change(differences, "collation", before.collation(), after.collation());
    change(differences, "comment", before.comment(), after.comment());
    return differences;
  }

  private static void change(
      List<String> differences, String what, @Nullable Object from, @Nullable Object to) {
    if (!Objects.equals(from, to)) {
      differences.add(from == null ? "with " + what : to == null ? "no " + what : "other " + what);
    }
  }

  @Override
  public List<Hazard> hazards() {
    var hazards = new ArrayList<Hazard>();
    String name = table + "." + before.name();
    if (before.nullable() && !after.nullable()) {
      hazards.add(Hazard.depends("DD102", "rows in which " + name + " is NULL make it fail"));
    }
    if (!after.type().holdsAll(before.type())) {
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
