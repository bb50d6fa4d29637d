package io.bascule.operation;

import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change that is left out where it has happened already: what it makes is there, or what it takes
 * away is not. Afterwards the schema is the one that the change leads to, either way.
 *
 * @param guard which of the two
 * @param change the change
 */
public record Guarded(Guard guard, Operation change) implements Operation {
  /** When the change is made. */
  public enum Guard {
    /** Only if what it makes is not there. */
    IF_NOT_EXISTS,
    /** Only if what it changes or drops is there. */
    IF_EXISTS
  }

  /** A guarded change, if it makes or needs one thing that has a name. */
  public Guarded {
    if (subject(guard, change).isEmpty()) {
      throw unguardable(guard, change);
    }
  }

  private static Optional<Subject> subject(Guard guard, Operation change) {
    return switch (guard) {
      case IF_NOT_EXISTS -> Subject.madeBy(change);
      case IF_EXISTS -> Subject.neededBy(change);
    };
  }

  private static SchemaException unguardable(Guard guard, Operation change) {
    return SchemaException.of(
        "unguardable",
        switch (guard) {
          case IF_NOT_EXISTS ->
              """
              Cannot guard %s: it makes nothing that has a name.

                try     changes.when(…) with the condition that you mean"""
                  .formatted(change.describe());
          case IF_EXISTS ->
              """
              Cannot guard %s: it changes nothing that has a name.

                try     changes.when(…) with the condition that you mean"""
                  .formatted(change.describe());
        });
  }

  /** What is there or not. */
  public Subject subject() {
    return subject(guard, change).orElseThrow();
  }

  /** When the change is made. */
  public Condition condition() {
    Condition exists = new Condition.Exists(subject());
    return guard == Guard.IF_EXISTS ? exists : Condition.not(exists);
  }

  @Override
  public Schema applyTo(Schema schema) {
    return condition().holds(subject -> subject.isIn(schema)) ? change.applyTo(schema) : schema;
  }

  /** What was made only if it was not there is dropped only if it is, and the other way round. */
  @Override
  public Operation inverse() {
    Operation back = change.inverse();
    return Subject.madeBy(back).isPresent()
        ? new Guarded(Guard.IF_NOT_EXISTS, back)
        : new Guarded(Guard.IF_EXISTS, back);
  }

  @Override
  public String describe() {
    return change.describe()
        + (guard == Guard.IF_EXISTS ? ", if it is there" : ", if it is not there");
  }

  @Override
  public List<Hazard> hazards() {
    return change.hazards();
  }

  @Override
  public @Nullable QualifiedName table() {
    return change.table();
  }

  @Override
  public List<Operation> leaves() {
    return change.leaves();
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.guarded(this);
  }
}
