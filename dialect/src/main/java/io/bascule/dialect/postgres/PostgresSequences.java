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
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the server chooses for a sequence that does not say. */
final class PostgresSequences {
  private PostgresSequences() {}

  /** The options with those that the server chooses for numbers of that type. */
  static SequenceOptions full(SequenceOptions options, Type type) {
    long increment = orElse(options.increment(), 1);
    long minimum = orElse(options.minimum(), increment > 0 ? 1 : least(type));
    long maximum = orElse(options.maximum(), increment > 0 ? greatest(type) : -1);
    return new SequenceOptions(
        orElse(options.start(), increment > 0 ? minimum : maximum),
        increment,
        minimum,
        maximum,
        orElse(options.cache(), 1),
        options.wrapping());
  }

  /** The options without those that the server chooses anyway, for numbers of that type. */
  static SequenceOptions normal(SequenceOptions options, Type type) {
    SequenceOptions full = full(options, type);
    boolean up = orElse(full.increment(), 1) > 0;
    return new SequenceOptions(
        unless(full.start(), up ? full.minimum() : full.maximum()),
        unless(full.increment(), 1L),
        unless(full.minimum(), up ? 1L : least(type)),
        unless(full.maximum(), up ? greatest(type) : -1L),
        unless(full.cache(), 1L),
        full.wrapping());
  }

  /**
   * The options that the catalog tells.
   *
   * @param sequence the sequence's facts
   * @param type the numbers that it is for: its column's, or its own if it stands for itself
   */
  static SequenceOptions read(Fact sequence, Type type) {
    var all =
        new SequenceOptions(
            sequence.number("start"),
            sequence.number("increment"),
            sequence.number("minimum"),
            sequence.number("maximum"),
            sequence.number("cache"),
            sequence.is("cycle") ? Wrapping.CYCLE : Wrapping.NO_CYCLE);
    return normal(all, type);
  }

  /**
   * The type of the sequence behind a serial column. It is the column's, unless the range is that
   * of another type: older servers count with big integers for every column, and a column whose
   * type was changed keeps its sequence.
   */
  static Type type(Type column, SequenceOptions options) {
    boolean up = orElse(options.increment(), 1) > 0;
    Long bound = up ? options.maximum() : options.minimum();
    if (bound == null) {
      return column;
    }
    for (Type.Kind kind : List.of(Type.Kind.SMALLINT, Type.Kind.INTEGER, Type.Kind.BIGINT)) {
      if (bound == (up ? greatest(Type.of(kind)) : least(Type.of(kind)))) {
        return Type.of(kind);
      }
    }
    boolean holds = least(column) <= bound && bound <= greatest(column);
    return holds ? column : Type.of(Type.Kind.BIGINT);
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
      if (owner == null && fact.is("unlogged")) {
        String change = "ALTER SEQUENCE " + fact.text("spelled") + " SET UNLOGGED";
        String name = PostgresCatalog.name(fact).toString();
        items.add(Item.of("unlogged sequence", name, Place.AFTER_TABLES, List.of(change)));
      }
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

  /**
   * Sequences behind a column whose type the language cannot tell: neither the column's, nor the
   * one that the range belongs to.
   */
  static List<Item> oddlyTyped(Fact table) {
    QualifiedName id = PostgresCatalog.name(table);
    var items = new ArrayList<Item>();
    for (Fact column : table.facts("columns")) {
      Fact sequence = column.fact("sequence");
      Type type = PostgresTypes.read(column.text("type"));
      if (sequence != null && column.maybe("identity") == null && type.isInteger()) {
        Type own = PostgresTypes.read(sequence.text("type"));
        QualifiedName name = PostgresCatalog.name(sequence);
        if (!own.equals(type(type, read(sequence, type)))) {
          String change =
              "ALTER SEQUENCE %s AS %s"
                  .formatted(new PostgresSpelling().name(name), sequence.text("type"));
          items.add(
              Item.of("sequence type", name.toString(), Place.AFTER_TABLES, List.of(change))
                  .on(id));
        }
      }
    }
    return items;
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

  private static @Nullable Long unless(@Nullable Long value, @Nullable Long choice) {
    return Objects.equals(value, choice) ? null : value;
  }
}
