package io.bascule.dialect.postgres;

import io.bascule.dialect.Catalog.Facts;
import io.bascule.dialect.Unmodelled;
import io.bascule.dialect.Unmodelled.Place;
import io.bascule.schema.QualifiedName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the language has no words for, in an order in which it can be made again: before the tables
 * what they may need, after them what needs them.
 */
final class PostgresOthers {
  /** In this order they are made where their dependencies leave a choice. */
  static final List<String> BEFORE_TABLES = List.of("extensions", "various", "types", "routines");

  static final List<String> AFTER_TABLES = List.of("views", "attached", "privileges", "comments");

  /** The query that tells what depends on what. */
  static final String DEPENDENCIES = "dependencies";

  /**
   * One thing.
   *
   * @param key what the catalog knows it by
   * @param after whether it always comes after the tables
   * @param needs the keys of what must be there before it
   */
  record Item(
      String key,
      String kind,
      String name,
      boolean after,
      List<String> definition,
      Set<String> needs,
      Set<QualifiedName> tables) {

    static Item of(String kind, String name, Place place, List<String> definition) {
      return new Item(
          kind + " " + name,
          kind,
          name,
          place == Place.AFTER_TABLES,
          definition,
          Set.of(),
          Set.of());
    }

    /** The same thing of a table, without which it is not. */
    Item on(QualifiedName table) {
      return new Item(key, kind, name, after, definition, needs, Set.of(table));
    }
  }

  private final Map<String, Item> items = new LinkedHashMap<>();
  private final Map<String, Fact> dependencies = new LinkedHashMap<>();

  /** The keys of the tables that the language can say. */
  private final Set<String> modelled = new HashSet<>();

  private final Map<String, Place> places = new LinkedHashMap<>();

  private PostgresOthers() {}

  static List<Unmodelled> read(Facts facts) {
    var others = new PostgresOthers();
    for (Fact fact : PostgresCatalog.rows(facts, DEPENDENCIES)) {
      others.dependencies.put(fact.text("key"), fact);
    }
    BEFORE_TABLES.forEach(kind -> PostgresCatalog.rows(facts, kind).forEach(others::add));
    PostgresSequences.owned(facts).forEach(others::add);
    others.tables(facts);
    AFTER_TABLES.forEach(kind -> PostgresCatalog.rows(facts, kind).forEach(others::add));
    return others.inOrder();
  }

  private void add(Item item) {
    items.put(item.key(), item);
  }

  private void add(Fact fact) {
    String key = fact.text("key");
    var definition = new ArrayList<>(fact.texts("definition"));
    definition.addAll(fact.texts("more"));
    var tables = new TreeSet<>(names(fact));
    var needs = new LinkedHashSet<>(fact.texts("needs"));
    Fact known = dependencies.get(key);
    if (known != null) {
      tables.addAll(names(known));
      needs.addAll(known.texts("needs"));
    }
    add(
        new Item(
            key,
            fact.text("kind"),
            fact.text("name"),
            fact.is("after"),
            definition,
            needs,
            tables));
  }

  private static List<QualifiedName> names(Fact fact) {
    return fact.facts("tables").stream().map(PostgresCatalog::name).toList();
  }

  private void tables(Facts facts) {
    for (Map<String, ?> row : facts.tables()) {
      var fact = new Fact(row);
      if (fact.text("kind").equals("table")) {
        modelled.add(fact.text("key"));
      } else {
        PostgresFamilies.items(fact).forEach(this::add);
      }
      PostgresFamilies.oddities(fact).forEach(this::add);
    }
  }

  private List<Unmodelled> inOrder() {
    var ordered = new LinkedHashSet<Item>();
    items.values().forEach(item -> visit(item, ordered, new HashSet<>()));
    var all = new ArrayList<Unmodelled>();
    for (Place place : Place.values()) {
      for (Item item : ordered) {
        if (places.get(item.key()) == place) {
          all.add(
              new Unmodelled(
                  item.kind(), item.name(), place, List.copyOf(item.tables()), item.definition()));
        }
      }
    }
    return all;
  }

  /** Puts what the item needs before it; in a circle, whatever was met first. */
  private Place visit(Item item, Set<Item> ordered, Set<String> path) {
    Place known = places.get(item.key());
    if (known != null || !path.add(item.key())) {
      return known == null ? Place.BEFORE_TABLES : known;
    }
    Place place = item.after() ? Place.AFTER_TABLES : Place.BEFORE_TABLES;
    for (String need : item.needs()) {
      Item needed = items.get(need);
      boolean later =
          needed == null
              ? modelled.contains(need)
              : visit(needed, ordered, path) == Place.AFTER_TABLES;
      place = later ? Place.AFTER_TABLES : place;
    }
    places.put(item.key(), place);
    ordered.add(item);
    return place;
  }
}
