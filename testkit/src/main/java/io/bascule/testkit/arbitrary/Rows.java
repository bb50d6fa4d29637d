package io.bascule.testkit.arbitrary;

import io.bascule.schema.Column;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Identity;
import io.bascule.schema.Literal;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.schema.Unique;
import io.bascule.schema.Unique.NullsEqual;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Random rows that keep every rule of a random schema, in an order in which they can be inserted in
 * one transaction.
 *
 * <p>Each table gets the same number of rows; the values of a row hang on its number, so that any
 * column tells rows apart whose type has enough values, and a foreign key points to one row each.
 */
public final class Rows {
  private static final int MOST = 5;

  private final Making making;
  private final Schema schema;
  private final Evolution evolution;
  private final Draw draw;
  private final int count;
  private final Population population;

  private Rows(Features features, Evolution evolution, Draw draw, int count) {
    this.schema = evolution.before();
    this.making = new Making(features, schema.enums().list());
    this.evolution = evolution;
    this.draw = draw;
    this.count = count;
    this.population = new Population(schema, this::isRequired);
  }

  /** Up to five rows for each table of the schema. */
  public static Arbitrary<List<Row>> of(Schema schema, Features features) {
    return of(new Evolution(schema, schema, List.of()), features);
  }

  /**
   * Up to five rows for each table of the schema as it was, such that they keep the rules of the
   * schema that it became, too, if it is one that {@link Evolutions#keepingRows} made.
   */
  public static Arbitrary<List<Row>> of(Evolution evolution, Features features) {
    return any(features).map(rows -> rows.apply(evolution));
  }

  /** The same, for evolutions that are drawn beside them. */
  public static Arbitrary<Function<Evolution, List<Row>>> any(Features features) {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(0, MOST))
        .as((seed, count) -> evolution -> of(evolution, features, seed, count));
  }

  /**
   * Rows that are always the same for the same numbers.
   *
   * @param seed where their decisions come from
   * @param count how many rows each table gets
   */
  public static List<Row> of(Evolution evolution, Features features, long seed, int count) {
    return new Rows(features, evolution, new Draw(seed), Math.min(count, MOST)).rows();
  }

  private List<Row> rows() {
    var rows = new ArrayList<Row>();
    for (Table table : population.tables()) {
      for (int i = 0; i < count; i++) {
        rows.add(row(table, i));
      }
    }
    return rows;
  }

  private Row row(Table table, int number) {
    Map<String, Literal> values = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      if (column.generated() == null) {
        values.put(column.name(), value(table, column, number));
      }
    }
    for (ForeignKey key : table.foreignKeys()) {
      point(table, key, number, values);
    }
    boolean always =
        table.columns().stream()
            .map(Column::identity)
            .anyMatch(how -> how != null && how.kind() == Identity.Kind.ALWAYS);
    boolean overriding = always && making.has(Feature.FREE_IDENTITY);
    return new Row(table.id(), values, overriding ? Row.Numbers.OVERRIDING : Row.Numbers.OWN);
  }

  private Literal value(Table table, Column column, int number) {
    Draw own = draw.at(table.name()).at(column.name(), number);
    boolean open = !isRequired(table, column) && own.chance("null", 25);
    return open ? Literal.ofNull() : Values.of(making, column.type(), number);
  }

  /** Gives the columns of a foreign key the values of the row that it points to. */
  private void point(Table table, ForeignKey key, int number, Map<String, Literal> values) {
    boolean self = key.table().equals(table.id());
    boolean there =
        self
            || population.isBefore(key.table(), table.id())
            || Population.isLate(key) && population.has(key.table());
    Draw own = draw.at(table.name()).at(key.columns().get(0));
    boolean open = population.isOpen(table, key);
    boolean nothing = open && (!there || own.at("row", number).chance("null", 30));
    int shift = self ? 0 : own.below("shift", Math.max(count, 1));
    int other = (number + shift) % count;
    List<String> referenced = Dependents.referenced(schema, key);
    for (int i = 0; i < key.columns().size(); i++) {
      values.put(
          key.columns().get(i),
          nothing ? Literal.ofNull() : pointed(key, referenced.get(i), other));
    }
  }

  private Literal pointed(ForeignKey key, String column, int number) {
    Table target = schema.existing(key.table());
    return Values.of(making, target.column(column).orElseThrow().type(), number);
  }

  /** Whether the column may not be NULL: by its own word, or because a row must be found by it. */
  private boolean isRequired(Table table, Column column) {
    return !column.nullable()
        || isClosed(table, column)
        || Dependents.isPointedTo(schema, table.id(), column.name())
        || isPointedToLater(table, column)
        || hasEqualNulls(table, column.name());
  }

  private boolean isClosed(Table table, Column column) {
    return later(table, column, (after, own) -> !own.nullable());
  }

  private boolean isPointedToLater(Table table, Column column) {
    return later(
        table,
        column,
        (after, own) -> Dependents.isPointedTo(evolution.after(), after.id(), own.name()));
  }

  private interface Question {
    boolean ask(Table table, Column column);
  }

  /** Asks about what became of the column, if it is still there. */
  private boolean later(Table table, Column column, Question question) {
    Schema after = evolution.after();
    for (Table own : after.tables()) {
      if (after.notes().formerName(own.id()).orElse(own.id()).equals(table.id())) {
        for (Column present : own.columns()) {
          String former = after.notes().formerName(own.id(), present.name()).orElse(present.name());
          if (former.equals(column.name())) {
            return question.ask(own, present);
          }
        }
      }
    }
    return false;
  }

  private static boolean hasEqualNulls(Table table, String column) {
    return table
            .of(Unique.class)
            .anyMatch(
                unique ->
                    unique.nullsEqual() == NullsEqual.NOT_DISTINCT
                        && unique.columns().contains(column))
        || table.indexes().stream()
            .anyMatch(
                index -> index.nullsEqual() == NullsEqual.NOT_DISTINCT && index.mentions(column));
  }
}
