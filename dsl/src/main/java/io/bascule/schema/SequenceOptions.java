package io.bascule.schema;

import org.jspecify.annotations.Nullable;

/**
 * The range and the steps of a sequence. Null means the database's own choice for the sequence's
 * type and direction; a reader gives null where the catalog's value is that choice.
 *
 * @param start the first number
 * @param increment the step, 1 by default
 * @param minimum the least number
 * @param maximum the greatest number
 * @param cache how many numbers a session takes at once, 1 by default
 * @param wrapping whether it starts again when the range is used up
 */
public record SequenceOptions(
    @Nullable Long start,
    @Nullable Long increment,
    @Nullable Long minimum,
    @Nullable Long maximum,
    @Nullable Long cache,
    Wrapping wrapping) {

  /** What happens when the range is used up. */
  public enum Wrapping {
    NO_CYCLE,
    CYCLE
  }

  /** Everything by the database's choice. */
  public static final SequenceOptions DEFAULT =
      new SequenceOptions(null, null, null, null, null, Wrapping.NO_CYCLE);

  /** The same with another first number. */
  public SequenceOptions startingAt(long number) {
    return new SequenceOptions(number, increment, minimum, maximum, cache, wrapping);
  }

  /** The same with another step. */
  public SequenceOptions incrementedBy(long step) {
    return new SequenceOptions(start, step, minimum, maximum, cache, wrapping);
  }

  /** The same within another range. */
  public SequenceOptions between(long least, long greatest) {
    return new SequenceOptions(start, increment, least, greatest, cache, wrapping);
  }

  /** The same from another least number. */
  public SequenceOptions from(long least) {
    return new SequenceOptions(start, increment, least, maximum, cache, wrapping);
  }

  /** The same up to another greatest number. */
  public SequenceOptions upTo(long greatest) {
    return new SequenceOptions(start, increment, minimum, greatest, cache, wrapping);
  }

  /** The same with that many numbers taken at once. */
  public SequenceOptions caching(long numbers) {
    return new SequenceOptions(start, increment, minimum, maximum, numbers, wrapping);
  }

  /** The same, starting again when the range is used up. */
  public SequenceOptions cycling() {
    return new SequenceOptions(start, increment, minimum, maximum, cache, Wrapping.CYCLE);
  }
}
