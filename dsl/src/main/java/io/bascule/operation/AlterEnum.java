package io.bascule.operation;

import io.bascule.schema.EnumType;
import io.bascule.schema.Schema;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Changes the labels of an enum type. Labels of equal text are the same value; a label that has
 * another text in the renames is that value under a new name.
 *
 * @param before the type as it was
 * @param after the type as it shall be
 * @param renames the new text of a label, by its former one
 */
public record AlterEnum(EnumType before, EnumType after, SortedMap<String, String> renames)
    implements Operation {
  public AlterEnum {
    renames = Collections.unmodifiableSortedMap(new TreeMap<>(renames));
  }

  @Override
  public Schema applyTo(Schema schema) {
    return schema.withEnums(schema.enums().replacing(before.name(), after));
  }

  @Override
  public Optional<Operations> foldWith(Operation next) {
    if (next instanceof DropEnum drop && drop.type().equals(after)) {
      return Optional.of(Operations.of(new DropEnum(before)));
    }
    return next instanceof AlterEnum other
            && other.before.equals(after)
            && onlyAdds()
            && other.onlyAdds()
        ? Optional.of(Operations.of(new AlterEnum(before, other.after, new TreeMap<>())))
        : Optional.empty();
  }

  /** Whether every label stays, under its text. */
  boolean onlyAdds() {
    return renames.isEmpty() && removed().isEmpty();
  }

  @Override
  public Operation inverse() {
    var back = new TreeMap<String, String>();
    renames.forEach((former, present) -> back.put(present, former));
    return new AlterEnum(after, before, back);
  }

  @Override
  public String describe() {
    return "alter enum type " + before.id();
  }

  /** The labels that are gone for good, by their former texts. */
  public List<String> removed() {
    return before.labels().stream()
        .filter(label -> !after.labels().contains(renames.getOrDefault(label, label)))
        .toList();
  }

  @Override
  public List<Hazard> hazards() {
    return removed().isEmpty()
        ? List.of()
        : List.of(
            Hazard.depends(
                "DS110", "rows that hold " + removed() + " of " + before.id() + " make it fail"));
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.alterEnum(this);
  }
}
