package io.bascule.testkit.arbitrary;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.schema.ForeignKey;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArbitraryTest {
  private static final int MANY = 1000;

  /** Every feature is in so many of a thousand schemas at least. */
  private static final int LEAST = 15;

  private static Schema schema(Features features, long seed) {
    return Schemas.of(features, seed, 5, 6);
  }

  private static void assertUsesAll(Features features) {
    var census = new Census();
    Census.seeds(MANY).forEach(seed -> census.count(schema(features, seed)));
    assertAll(
        features.list().stream()
            .map(
                feature ->
                    () ->
                        assertTrue(
                            census.of(feature) >= LEAST,
                            () -> feature + " is in " + census.of(feature) + " of " + MANY)));
  }

  @Test
  void every_feature_is_used() {
    assertUsesAll(Features.whole());
  }

  @Test
  void every_feature_of_sqlite_is_used() {
    assertUsesAll(Features.sqlite());
  }

  @Test
  void every_feature_of_each_postgres_is_used() {
    for (int version : List.of(14, 15, 18)) {
      assertUsesAll(Features.postgres(version));
    }
  }

  @Test
  void every_kind_of_type_is_used() {
    var census = new Census();
    Census.seeds(MANY).forEach(seed -> census.count(schema(Features.whole(), seed)));
    assertEquals(EnumSet.allOf(Type.Kind.class), census.kinds());
  }

  @Test
  void what_may_not_be_used_is_not() {
    var census = new Census();
    Features few = Features.whole().only(Set.of(Feature.PRIMARY_KEYS));
    Census.seeds(100).forEach(seed -> census.count(schema(few, seed)));
    for (Feature feature : Feature.values()) {
      boolean used = feature == Feature.PRIMARY_KEYS;
      assertEquals(used, census.of(feature) > 0, feature::name);
    }
  }

  @Test
  void every_edit_is_made_with_rows_and_without() {
    Map<Edit, Integer> any = new EnumMap<>(Edit.class);
    Map<Edit, Integer> kept = new EnumMap<>(Edit.class);
    Census.seeds(MANY)
        .forEach(
            seed -> {
              Schema before = schema(Features.whole(), seed);
              Evolutions.of(before, Features.whole(), seed, 8)
                  .edits()
                  .forEach(edit -> any.merge(edit, 1, Integer::sum));
              Evolutions.keepingRows(before, Features.whole(), seed, 8)
                  .edits()
                  .forEach(edit -> kept.merge(edit, 1, Integer::sum));
            });
    for (Edit edit : Edit.values()) {
      assertTrue(any.getOrDefault(edit, 0) >= LEAST, () -> edit + " " + any.get(edit));
      boolean loses = edit == Edit.DROP_LABEL;
      assertTrue(loses || kept.getOrDefault(edit, 0) >= LEAST, () -> edit + " " + kept.get(edit));
    }
  }

  @Test
  void the_same_numbers_make_the_same() {
    Schema schema = schema(Features.whole(), 42);
    assertEquals(schema, schema(Features.whole(), 42));
    assertNotEquals(schema, schema(Features.whole(), 43));
    Evolution evolution = Evolutions.of(schema, Features.whole(), 7, 6);
    assertEquals(evolution, Evolutions.of(schema, Features.whole(), 7, 6));
    assertEquals(
        Rows.of(evolution, Features.whole(), 7, 3), Rows.of(evolution, Features.whole(), 7, 3));
  }

  /** What is left of a schema that shrinks is what it was. */
  @Test
  void fewer_tables_are_the_first_ones() {
    Features alone = Features.whole().without(Feature.FOREIGN_KEYS);
    Schema five = Schemas.of(alone, 11, 5, 6);
    Schema two = Schemas.of(alone, 11, 2, 6);
    assertEquals(five.tables().list().subList(0, 2), two.tables().list());
  }

  @Test
  void foreign_keys_point_to_what_is_there() {
    Census.seeds(MANY)
        .forEach(
            seed -> {
              Schema before = schema(Features.whole(), seed);
              assertPoints(before);
              assertPoints(Evolutions.of(before, Features.whole(), seed, 8).after());
            });
  }

  private static void assertPoints(Schema schema) {
    for (Table table : schema.tables()) {
      for (ForeignKey key : table.foreignKeys()) {
        List<String> referenced = Dependents.referenced(schema, key);
        Table target = schema.existing(key.table());
        assertEquals(key.columns().size(), referenced.size(), key::toString);
        assertTrue(table.columns().names().containsAll(key.columns()), key::toString);
        assertTrue(target.columns().names().containsAll(referenced), key::toString);
      }
    }
  }

  @Test
  void most_tables_get_rows_and_each_is_told_apart() {
    var filled = new HashSet<String>();
    var tables = new HashSet<String>();
    Census.seeds(200)
        .forEach(
            seed -> {
              Schema schema = schema(Features.whole(), seed);
              var evolution = new Evolution(schema, schema, List.of());
              schema.tables().forEach(table -> tables.add(seed + table.name()));
              for (Row row : Rows.of(evolution, Features.whole(), seed, 3)) {
                filled.add(seed + row.table().toString());
              }
            });
    assertTrue(filled.size() * 10 > tables.size() * 7, filled.size() + " of " + tables.size());
  }
}
