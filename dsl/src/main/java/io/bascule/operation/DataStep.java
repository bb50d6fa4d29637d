package io.bascule.operation;

import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done to rows, or to what the language does not model. It says nothing of the
 * schema, and has no inverse: a revision that goes up with one goes down with another.
 *
 * @param action what is done
 * @param use whether a new database needs it
 * @param snapshot the table as the step finds it, with the columns that it needs; null if nobody
 *     has said
 */
public record DataStep(DataAction action, Use use, @Nullable Table snapshot) implements Operation {
  /** Whether a database needs a step that never had the rows that it was written for. */
  public enum Use {
    /** It is part of what the revisions make. */
    ALWAYS,
    /** It mends rows that were there before: who squashes its revision leaves it out. */
    ELIDABLE
  }

  /** A step that every database needs. */
  public DataStep(DataAction action) {
    this(action, Use.ALWAYS);
  }

  /** A step on a table of which nobody says how it finds it. */
  public DataStep(DataAction action, Use use) {
    this(action, use, null);
  }

  /** A step that every database needs, on a table as it finds it. */
  public static DataStep on(Table snapshot, DataAction action) {
    return new DataStep(action, Use.ALWAYS, snapshot);
  }

  /** The same, left out where its revision is squashed. */
  public DataStep asElidable() {
    return new DataStep(action, Use.ELIDABLE, snapshot);
  }

  /** Whether it may be left out where revisions are squashed. */
  public boolean isElidable() {
    return use == Use.ELIDABLE;
  }

  @Override
  public Schema applyTo(Schema schema) {
    if (snapshot != null) {
      new SnapshotCheck(snapshot, describe()).require(schema);
    }
    action.require(schema);
    return schema;
  }

  @Override
  public List<Hazard> hazards() {
    return action.hazards();
  }

  @Override
  public Operation inverse() {
    throw new IllegalStateException("a data step has no inverse: " + describe());
  }

  @Override
  public String describe() {
    return action.describe();
  }

  @Override
  public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
    return visitor.dataStep(this);
  }
}
