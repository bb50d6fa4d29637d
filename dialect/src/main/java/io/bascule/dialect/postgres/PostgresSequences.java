package io.bascule.dialect.postgres;

import io.bascule.schema.SequenceOptions;
import io.bascule.schema.SequenceOptions.Wrapping;
import io.bascule.schema.Type;
import org.jspecify.annotations.Nullable;

/** What the server chooses for a sequence that does not say. */
final class PostgresSequences {
  private PostgresSequences() {}

  /** The options without those that the server chooses anyway, for numbers of that type. */
  static SequenceOptions normal(SequenceOptions options, Type type) {
    long increment = orElse(options.increment(), 1);
    long least = increment > 0 ? 1 : least(type);
    long greatest = increment > 0 ? greatest(type) : -1;
    long minimum = orElse(options.minimum(), least);
    long maximum = orElse(options.maximum(), greatest);
    return new SequenceOptions(
        unless(options.start(), increment > 0 ? minimum : maximum),
        unless(options.increment(), 1),
        unless(options.minimum(), least),
        unless(options.maximum(), greatest),
        unless(options.cache(), 1),
        options.wrapping());
  }

  /**
   * The options that the catalog tells.
   *
   * @param sequence the sequence's facts
   * @param type the numbers that it is for: the sequence's own type or its column's
   */
  static SequenceOptions read(Fact sequence, Type type) {
    Type own = PostgresTypes.read(sequence.text("type"));
    var all =
        new SequenceOptions(
            sequence.number("start"),
            sequence.number("increment"),
            sequence.number("minimum"),
            sequence.number("maximum"),
            sequence.number("cache"),
            sequence.is("cycle") ? Wrapping.CYCLE : Wrapping.NO_CYCLE);
    // A sequence whose numbers outgrow its column's is what older servers made for serial.
    boolean wider = greatest(own) > greatest(type);
    return normal(all, wider ? own : type);
  }

  private static long greatest(Type type) {
    return switch (type.kind()) {
      case SMALLINT -> Short.MAX_VALUE;
      case INTEGER -> Integer.MAX_VALUE;
      default -> Long.MAX_VALUE;
    };
  }

  private static long least(Type type) {
    return -greatest(type) - 1;
  }

  private static long orElse(@Nullable Long value, long otherwise) {
    return value == null ? otherwise : value;
  }

  private static @Nullable Long unless(@Nullable Long value, long choice) {
    return value == null || value == choice ? null : value;
  }
}
