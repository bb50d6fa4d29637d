package io.bascule.testkit.arbitrary;

import io.bascule.schema.Check;
import io.bascule.schema.Column;
import io.bascule.schema.Conflict;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.Deferral;
import io.bascule.schema.Key;
import io.bascule.schema.OtherConstraint;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.SqlText;
import io.bascule.schema.Table;
import io.bascule.schema.Unique;
import io.bascule.schema.Unique.NullsEqual;
import io.bascule.schema.Validity;
import io.bascule.testkit.arbitrary.Features.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the constraints of one table that look at no other table. */
final class Rules {
  private final Making making;
  private final Table table;

  Rules(Making making, Table table) {
    this.making = making;
    this.table = table;
  }

  ConstraintName name(Draw draw, String prefix, int number) {
    if (making.uses(Feature.UNNAMED, draw, 15)) {
      return ConstraintName.NONE;
    }
    String text = prefix + "_" + table.id().local() + "_" + number;
    return draw.chance("conventional", 30)
        ? ConstraintName.conventional(text)
        : ConstraintName.of(text);
  }

  PrimaryKey primaryKey(Draw draw, List<String> columns) {
    boolean sorted = columns.size() > 1 && making.uses(Feature.SORTED_KEYS, draw, 20);
    PrimaryKey key =
        new PrimaryKey(
            name(draw, "pk", 0), keys(columns, sorted), List.of(), deferral(draw), conflict(draw));
    return making.uses(Feature.INCLUDE, draw, 10) ? key.including(besides(draw, columns)) : key;
  }

  private @Nullable Conflict conflict(Draw draw) {
    return making.uses(Feature.CONFLICT_CLAUSES, draw, 15)
        ? draw.pick("clause", List.of(Conflict.values()))
        : null;
  }

  private Deferral deferral(Draw draw) {
    return making.uses(Feature.DEFERRABLE_KEYS, draw, 15)
        ? draw.pick("when", List.of(Deferral.values()))
        : Deferral.NOT_DEFERRABLE;
  }

  private static List<Key> keys(List<String> columns, boolean sorted) {
    var keys = new ArrayList<Key>();
    for (String column : columns) {
      boolean last = sorted && keys.size() == columns.size() - 1;
      keys.add(last ? Key.of(column).descending() : Key.of(column));
    }
    return keys;
  }

  /** Up to two columns that are not among the given ones. */
  String[] besides(Draw draw, List<String> columns) {
    return table.columns().stream()
        .filter(column -> !Kinds.isVirtual(column))
        .map(Column::name)
        .filter(name -> !columns.contains(name))
        .limit(draw.between("include", 1, 2))
        .toArray(String[]::new);
  }

  /** A unique constraint that all rows keep, if the table has a column that tells rows apart. */
  Optional<Unique> unique(Draw draw, int number, List<Column> among) {
    List<Column> apart = Kinds.rich(making, table).stream().filter(among::contains).toList();
    if (apart.isEmpty()) {
      return Optional.empty();
    }
    Column first = draw.pick("column", apart);
    List<String> columns = withMore(draw, first, among);
    if (isKeyAlready(columns) && making.has(Feature.CONFLICT_CLAUSES)) {
      return Optional.empty();
    }
    boolean sorted = making.uses(Feature.SORTED_KEYS, draw, 15);
    boolean same = !first.nullable() && making.uses(Feature.NULLS_NOT_DISTINCT, draw, 20);
    Unique unique =
        new Unique(
            name(draw, "uq", number),
            keys(columns, sorted),
            List.of(),
            same ? NullsEqual.NOT_DISTINCT : NullsEqual.DISTINCT,
            deferral(draw),
            conflict(draw));
    return Optional.of(
        making.uses(Feature.INCLUDE, draw, 15) ? unique.including(besides(draw, columns)) : unique);
  }

  /** SQLite refuses two keys of the same columns whose conflict clauses differ. */
  private boolean isKeyAlready(List<String> columns) {
    Set<String> wanted = Set.copyOf(columns);
    return table.constraints().stream()
        .filter(rule -> rule instanceof PrimaryKey || rule instanceof Unique)
        .anyMatch(rule -> Set.copyOf(rule.columns()).equals(wanted));
  }

  private List<String> withMore(Draw draw, Column first, List<Column> among) {
    var columns = new ArrayList<>(List.of(first.name()));
    if (making.uses(Feature.COMPOSITE_KEYS, draw, 40)) {
      among.stream()
          .filter(Kinds.sortable(making, table)::contains)
          .map(Column::name)
          .filter(name -> !columns.contains(name))
          .limit(draw.between("more", 1, 2))
          .forEach(columns::add);
    }
    return columns;
  }

  /** A check that all rows keep. */
  Optional<Check> check(Draw draw, int number) {
    return new Conditions(making, table)
        .any(draw)
        .map(rule -> special(draw, Check.of(name(draw, "ck", number), rule)));
  }

  private Check special(Draw draw, Check check) {
    Check special = making.uses(Feature.NO_INHERIT, draw, 10) ? check.noInherit() : check;
    if (making.uses(Feature.NOT_VALID, draw, 10)) {
      return special.validity(Validity.NOT_VALID);
    }
    return making.uses(Feature.NOT_ENFORCED, draw, 10)
        ? special.validity(Validity.NOT_ENFORCED)
        : special;
  }

  /** A constraint in PostgreSQL's own words that all rows keep. */
  Optional<OtherConstraint> exclusion(Draw draw, int number) {
    List<Column> apart = Kinds.rich(making, table);
    if (apart.isEmpty() || !making.speaks(Words.POSTGRES)) {
      return Optional.empty();
    }
    String column = SqlText.quoted(draw.pick("column", apart).name());
    String name = "ex_" + table.id().local() + "_" + number;
    return Optional.of(
        new OtherConstraint(
            ConstraintName.of(name), "EXCLUDE USING btree (" + column + " WITH =)"));
  }
}
