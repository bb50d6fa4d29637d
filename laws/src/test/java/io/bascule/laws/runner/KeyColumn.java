package io.bascule.laws.runner;

import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.bool;
import static io.bascule.schema.Declare.date;
import static io.bascule.schema.Declare.decimal;
import static io.bascule.schema.Declare.text;
import static io.bascule.schema.Declare.uuid;
import static io.bascule.schema.Declare.varchar;

import io.bascule.schema.Column;
import io.bascule.schema.Declare;
import io.bascule.schema.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

/** Columns that may be part of a random key, and values for them. */
enum KeyColumn {
  NUMBER(bigint(), random -> random.nextInt(3) == 0 ? edge(random) : (long) random.nextInt(50)),
  WORDS(text(), random -> word(random) + word(random)),
  CODE(varchar(9), random -> "Zz".charAt(random.nextInt(2)) + Integer.toString(random.nextInt(99))),
  AMOUNT(decimal(12, 2), random -> BigDecimal.valueOf(random.nextInt(9_999) - 5_000L, 2)),
  FLAG(bool(), Random::nextBoolean),
  DAY(date(), random -> LocalDate.ofEpochDay(random.nextInt(40_000) - 9_000)),
  ID(uuid(), random -> new UUID(random.nextLong(), random.nextLong()));

  private static final List<String> WORDS_OF_ALL_KINDS =
      List.of("", "it's", "\\", "a\nb -- c", "Zürich", "\uD83E\uDD93", "?", "??", "a", "B", ", ");

  @SuppressWarnings("ImmutableEnumChecker")
  private final Type type;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<Random, Object> values;

  KeyColumn(Type type, Function<Random, Object> values) {
    this.type = type;
    this.values = values;
  }

  private static long edge(Random random) {
    return random.nextBoolean() ? Long.MIN_VALUE + random.nextInt(2) : Long.MAX_VALUE;
  }

  private static String word(Random random) {
    return WORDS_OF_ALL_KINDS.get(random.nextInt(WORDS_OF_ALL_KINDS.size()));
  }

  /** Its name. */
  String column() {
    return "k_" + ordinal();
  }

  Column declared() {
    return Declare.column(column(), type);
  }

  Object value(Random random) {
    return values.apply(random);
  }
}
