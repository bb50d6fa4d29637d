package io.bascule.testkit.arbitrary;

import io.bascule.schema.Column;
import io.bascule.schema.Deferral;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.ForeignKey.Action;
import io.bascule.schema.ForeignKey.Match;
import io.bascule.schema.Key;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes.Trait;
import io.bascule.schema.Type.Kind;
import io.bascule.schema.Unique;
import io.bascule.schema.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes foreign keys, each with columns of its own. */
final class ForeignKeys {
  private final Making making;

  ForeignKeys(Making making) {
    this.making = making;
  }

  /**
   * A foreign key and its columns.
   *
   * @param key the key
   * @param columns its own columns
   */
  record Link(ForeignKey key, List<Column> columns) {
    Table addTo(Table table) {
      Table more = table;
      for (Column column : columns) {
        more = more.with(column);
      }
      return more.with(key);
    }
  }

  /** A foreign key from one table to the other, if that has something to point to. */
  Optional<Link> link(Draw draw, Table from, Table to, int number) {
    boolean logged = !from.attributes().has(Trait.UNLOGGED);
    List<List<String>> targets =
        targets(to).stream().filter(columns -> fits(from, to, columns)).toList();
    if (targets.isEmpty() || logged && to.attributes().has(Trait.UNLOGGED)) {
      return Optional.empty();
    }
    List<String> target = draw.pick("target", targets);
    boolean nullable = draw.chance("nullable", 60);
    var columns = new ArrayList<Column>();
    for (String name : target) {
      String own = Names.of(making, draw, "f" + columns.size() + "_", number);
      Column column = Column.of(own, to.column(name).orElseThrow().type());
      columns.add(nullable ? column.asNullable() : column);
    }
    return Optional.of(new Link(key(draw, from, to, number, target, columns), columns));
  }

  private static boolean fits(Table from, Table to, List<String> columns) {
    return !Kinds.isStrict(from)
        || columns.stream().allMatch(c -> Kinds.isStrict(to.column(c).orElseThrow().type()));
  }

  /**
   * What a foreign key can point to: keys that are checked at once and sort as their columns do.
   */
  private List<List<String>> targets(Table table) {
    Stream<List<Key>> primary =
        table
            .of(PrimaryKey.class)
            .filter(key -> key.deferral() == Deferral.NOT_DEFERRABLE)
            .map(PrimaryKey::keys);
    Stream<List<Key>> unique =
        table
            .of(Unique.class)
            .filter(key -> key.deferral() == Deferral.NOT_DEFERRABLE)
            .map(Unique::keys);
    return Stream.concat(primary, unique)
        .filter(keys -> keys.size() == 1 || making.has(Feature.COMPOSITE_KEYS))
        .filter(keys -> keys.stream().allMatch(key -> key.collation() == null))
        .map(keys -> keys.stream().map(Key::column).toList())
        .filter(columns -> columns.stream().allMatch(column -> isOwn(table, column)))
        .distinct()
        .toList();
  }

  /**
   * Whether a column's values are its own: neither computed nor some other table's. PostgreSQL
   * makes no foreign keys of arrays (cannot determine element type of "anyarray" argument).
   */
  private static boolean isOwn(Table table, String name) {
    Column column = table.column(name).orElseThrow();
    boolean plain = column.type().kind() != Kind.ARRAY;
    return plain
        && column.generated() == null
        && table.foreignKeys().stream().noneMatch(key -> key.columns().contains(name));
  }

  private ForeignKey key(
      Draw draw, Table from, Table to, int number, List<String> target, List<Column> columns) {
    List<String> own = columns.stream().map(Column::name).toList();
    boolean primary = to.primaryKey().map(key -> key.columns().equals(target)).orElse(false);
    boolean implicit = primary && making.uses(Feature.IMPLICIT_TARGET, draw, 15);
    ForeignKey key =
        ForeignKey.of(
            new Rules(making, from).name(draw, "fk", number),
            own,
            to.id(),
            implicit ? List.of() : target);
    key = actions(draw, key);
    if (own.size() > 1 && making.uses(Feature.MATCH_FULL, draw, 25)) {
      key = key.match(Match.FULL);
    }
    if (making.uses(Feature.DEFERRABLE, draw, 30)) {
      key = key.deferrable(draw.pick("when", List.of(Deferral.values())));
    }
    if (making.uses(Feature.NOT_VALID, draw, 10)) {
      return key.validity(Validity.NOT_VALID);
    }
    return making.uses(Feature.NOT_ENFORCED, draw, 10) ? key.validity(Validity.NOT_ENFORCED) : key;
  }

  /** The same key with other actions. */
  ForeignKey actions(Draw draw, ForeignKey key) {
    if (!making.has(Feature.ACTIONS)) {
      return key;
    }
    Action delete = draw.pick("delete", List.of(Action.values()));
    boolean some =
        delete == Action.SET_NULL
            && key.columns().size() > 1
            && making.uses(Feature.SET_SOME_COLUMNS, draw, 40);
    ForeignKey acting = some ? key.onDelete(delete, key.columns().get(0)) : key.onDelete(delete);
    return acting.onUpdate(draw.pick("update", List.of(Action.values())));
  }
}
