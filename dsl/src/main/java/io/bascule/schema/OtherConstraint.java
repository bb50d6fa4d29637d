package io.bascule.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A constraint in the database's own words, such as PostgreSQL's {@code EXCLUDE USING gist (…)}.
 *
 * @param id its name
 * @param definition everything after {@code CONSTRAINT name}
 */
public record OtherConstraint(ConstraintName id, String definition) implements Constraint {
  @Override
  public OtherConstraint withName(ConstraintName name) {
    return new OtherConstraint(name, definition);
  }

  @Override
  public OtherConstraint renamingColumn(String before, String after) {
    return new OtherConstraint(id, SqlText.renameColumn(definition, before, after));
  }

  @Override
  public List<String> columns() {
    return List.of();
  }

  @Override
  public boolean mentions(String column) {
    return SqlText.mentions(definition, column);
  }

  @Override
  public String kind() {
    return "constraint";
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.other(this);
  }
}
