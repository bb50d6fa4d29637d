package io.bascule.dialect.postgres;

import io.bascule.dialect.Catalog.Facts;
import io.bascule.dialect.Unmodelled.Place;
import io.bascule.dialect.postgres.PostgresOthers.Item;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Sequence;
import io.bascule.schema.SequenceOptions;
import io.bascule.schema.SequenceOptions.Wrapping;
import io.bascule.schema.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /**
   * Sequences that a column owns and does not count by: they are no columns' numbering, and the
   * language has no word for their owner.
   */
  static List<Item> owned(Facts facts) {
    Set<QualifiedName> numbering = numbering(facts);
    var items = new ArrayList<Item>();
    for (Fact fact : PostgresCatalog.rows(facts, "sequences")) {
      Fact owner = fact.fact("owner");
      if (owner != null && !numbering.contains(PostgresCatalog.name(fact))) {
        items.addAll(owned(fact, owner));
      }
    }
    return items;
  }

  private static List<Item> owned(Fact fact, Fact owner) {
    QualifiedName name = PostgresCatalog.name(fact);
    Type type = PostgresTypes.read(fact.text("type"));
    var sequence = new Sequence(name, type, read(fact, type));
    String create = new PostgresTables(new PostgresSpelling()).create(sequence);
    String own =
        "ALTER SEQUENCE %s OWNED BY %s".formatted(fact.text("spelled"), owner.text("spelled"));
    var table = QualifiedName.of(owner.text("schema"), owner.text("table"));
    return List.of(
        Item.of("sequence", name.toString(), Place.BEFORE_TABLES, List.of(create)),
        Item.of(
                "owner of sequence",
                name + " on " + table + "." + owner.text("column"),
                Place.AFTER_TABLES,
                List.of(own))
            .on(table));
  }

  /** The sequences that number a column, be it of a table that the language can say or not. */
  static Set<QualifiedName> numbering(Facts facts) {
    var numbering = new HashSet<QualifiedName>();
    for (Map<String, ?> row : facts.tables()) {
      for (Fact column : new Fact(row).facts("columns")) {
        Fact sequence = column.fact("sequence");
        if (sequence != null && PostgresTypes.read(column.text("type")).isInteger()) {
          numbering.add(PostgresCatalog.name(sequence));
        }
      }
    }
    return numbering;
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
