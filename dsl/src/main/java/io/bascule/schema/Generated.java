package io.bascule.schema;

/**
 * The expression that a generated column always has as its value.
 *
 * @param expression what it computes, over other columns of the row
 * @param storage whether the value is kept or computed when it is read
 */
public record Generated(Expression expression, Storage storage) {
  /** Whether the value is kept in the row. */
  public enum Storage {
    STORED,
    VIRTUAL
  }
}
