package io.bascule.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.schema.Declare;
import io.bascule.schema.EnumType;
import io.bascule.schema.Literal;
import io.bascule.schema.Members;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TypesTest {
  enum OrderState {
    NEW,
    OLD
  }

  enum HTTPMethod implements Labelled {
    GET,
    POST;

    @Override
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  static final class Types extends Table {
    final Column<Boolean> bool = bool("bool").defaultTo(true);
    final Column<Short> smallint = smallint("smallint").defaultTo(1);
    final Column<Integer> integer = integer("integer").defaultTo(1);
    final Column<Long> bigint = bigint("bigint").defaultTo(1);
    final Column<BigDecimal> decimal = decimal("decimal").defaultTo(new BigDecimal("1.50"));
    final Column<BigDecimal> decimal5 = decimal("decimal5", 5).defaultTo(1);
    final Column<BigDecimal> decimal52 = decimal("decimal52", 5, 2).defaultTo(BigDecimal.ONE);
    final Column<Float> real = real("real").defaultTo(0.5f);
    final Column<Double> doublePrecision = doublePrecision("double").defaultTo(0.5);
    final Column<String> character = character("char");
    final Column<String> character3 = character("char3", 3).defaultTo("abc");
    final Column<String> varchar = varchar("varchar");
    final Column<String> varchar3 = varchar("varchar3", 3).defaultTo("it's");
    final Column<String> text = text("text").defaultTo("");
    final Column<byte[]> binary = binary("binary").defaultTo(new byte[] {0, (byte) 255});
    final Column<byte[]> binary3 = binary("binary3", 3);
    final Column<LocalDate> date = date("date").defaultTo(LocalDate.of(2026, 11, 20));
    final Column<LocalTime> time = time("time").defaultTo(LocalTime.of(8, 43, 5));
    final Column<LocalTime> time3 = time("time3", 3);
    final Column<LocalDateTime> timestamp =
        timestamp("timestamp").defaultTo(LocalDateTime.of(2026, 11, 20, 8, 43, 5, 500_000_000));
    final Column<LocalDateTime> timestamp3 = timestamp("timestamp3", 3);
    final Column<Instant> moment =
        timestampWithTimeZone("moment").defaultTo(Instant.parse("2026-11-20T08:43:05Z"));
    final Column<Instant> moment3 = timestampWithTimeZone("moment3", 3);
    final Column<UUID> uuid = uuid("uuid").defaultTo(new UUID(1, 2));
    final Column<String> json = json("json").defaultTo("{}");
    final Column<List<String>> texts =
        text("texts").array().defaultTo(List.of("a", "b,c", "d\"e\\"));
    final Column<List<List<Integer>>> grid =
        integer("grid").array().array().defaultTo(List.of(List.of(1, 2), List.of(3, 4)));
    final Column<OrderState> state =
        enumeration("state", OrderState.class).defaultTo(OrderState.NEW);
    final Column<HTTPMethod> method =
        enumeration("method", HTTPMethod.class).defaultTo(HTTPMethod.GET);
    final Column<OrderState> other =
        enumeration("other", "sales.state", OrderState.class).defaultTo(OrderState.OLD);
    final Column<List<OrderState>> states =
        enumeration("states", OrderState.class).array().defaultTo(List.of(OrderState.NEW));
    final Column<String> named = type("named", "citext", String.class).defaultTo("x").collate("C");

    Types() {
      super("types");
    }
  }

  private final Schema schema = Schema.of(Types::new);
  private final Members<io.bascule.schema.Column> columns =
      schema.existing(QualifiedName.of("types")).columns();

  @Test
  void everyColumnHasItsType() {
    var types = columns.stream().map(c -> c.name() + " " + c.type()).collect(Collectors.toList());
    assertEquals(
        List.of(
            "bool boolean",
            "smallint smallint",
            "integer integer",
            "bigint bigint",
            "decimal decimal",
            "decimal5 decimal(5)",
            "decimal52 decimal(5,2)",
            "real real",
            "double double",
            "char char",
            "char3 char(3)",
            "varchar varchar",
            "varchar3 varchar(3)",
            "text text",
            "binary binary",
            "binary3 binary(3)",
            "date date",
            "time time",
            "time3 time(3)",
            "timestamp timestamp",
            "timestamp3 timestamp(3)",
            "moment timestamp with time zone",
            "moment3 timestamp with time zone(3)",
            "uuid uuid",
            "json json",
            "texts text[]",
            "grid integer[][]",
            "state order_state",
            "method http_method",
            "other sales.state",
            "states order_state[]",
            "named citext"),
        types);
  }

  @Test
  void noKindOfTypeIsLeftOut() {
    var kinds =
        columns.stream()
            .map(column -> column.type().kind())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Type.Kind.class)));
    assertEquals(EnumSet.allOf(Type.Kind.class), kinds);
  }

  @Test
  void defaultsAreConstantsOfTheColumnsType() {
    Map<String, String> defaults =
        columns.stream()
            .filter(column -> column.defaultValue() != null)
            .collect(
                Collectors.toMap(
                    io.bascule.schema.Column::name,
                    column -> String.valueOf(column.defaultValue())));
    assertEquals("true", defaults.get("bool"));
    assertEquals("1", defaults.get("smallint"));
    assertEquals("1.50", defaults.get("decimal"));
    assertEquals("0.5", defaults.get("real"));
    assertEquals("'it''s'", defaults.get("varchar3"));
    assertEquals("X'00ff'", defaults.get("binary"));
    assertEquals("'2026-11-20'", defaults.get("date"));
    assertEquals("'08:43:05'", defaults.get("time"));
    assertEquals("'2026-11-20 08:43:05.5'", defaults.get("timestamp"));
    assertEquals("'2026-11-20 08:43:05+00:00'", defaults.get("moment"));
    assertEquals("'{\"a\",\"b,c\",\"d\\\"e\\\\\"}'", defaults.get("texts"));
    assertEquals("'{{1,2},{3,4}}'", defaults.get("grid"));
    assertEquals("'NEW'", defaults.get("state"));
    assertEquals("'get'", defaults.get("method"));
    assertEquals("'{\"NEW\"}'", defaults.get("states"));
  }

  @Test
  void enumTypesComeAlongOnce() {
    assertEquals(
        List.of(
            EnumType.of(QualifiedName.of("order_state"), "NEW", "OLD"),
            EnumType.of(QualifiedName.of("http_method"), "get", "post"),
            EnumType.of(QualifiedName.of("sales", "state"), "NEW", "OLD")),
        schema.enums().list());
  }

  @Test
  void labelsCanBeMappedAndRenamed() {
    var type =
        Enumeration.of(OrderState.class)
            .named("state")
            .labelled(state -> state == OrderState.NEW ? "fresh" : "stale")
            .renamedFrom(OrderState.NEW, "new");
    var schema =
        Schema.of(
            () ->
                new Table("t") {
                  {
                    enumeration("state", type).defaultTo(OrderState.NEW);
                  }
                });
    assertEquals(List.of(Declare.enumType("state", "fresh", "stale")), schema.enums().list());
    assertEquals(Map.of("state.fresh", "new"), schema.notes().formerLabels());
    assertEquals(
        Literal.of("fresh"), schema.tables().list().get(0).columns().list().get(0).defaultValue());
  }
}
