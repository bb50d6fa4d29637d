package io.bascule.testkit.arbitrary;

import io.bascule.schema.Column;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes.Trait;
import java.util.ArrayList;
import java.util.List;

/** Makes tables: first what is their own, then what looks at it. */
final class Tables {
  private static final List<String> NAMESPACES = List.of("", "", "", "sales", "two words");

  private final Making making;

  Tables(Making making) {
    this.making = making;
  }

  QualifiedName name(Draw draw, int number) {
    String local = Names.orWord(making, draw, "t", number);
    String schema =
        making.has(Feature.NAMESPACES) ? draw.pick(Feature.NAMESPACES.name(), NAMESPACES) : "";
    return QualifiedName.of(schema, local);
  }

  /** A table with its own columns, its primary key and its first unique constraints. */
  Table base(Draw draw, QualifiedName id, int columns) {
    Table table = traits(draw, Table.of(id));
    table = keyed(draw, table);
    for (int i = table.columns().size(); i < columns || table.columns().isEmpty(); i++) {
      Draw own = draw.at("column", i);
      String name = Names.orWord(making, own, "c", i);
      table = table.with(new Columns(making).any(own, name, Kinds.isStrict(table)));
    }
    return uniques(draw, numbered(draw, table));
  }

  private Table traits(Draw draw, Table table) {
    Table made = making.uses(Feature.STRICT, draw, 25) ? table.trait(Trait.STRICT) : table;
    made = making.uses(Feature.UNLOGGED, draw, 10) ? made.trait(Trait.UNLOGGED) : made;
    made = making.uses(Feature.COMMENTS, draw, 20) ? made.comment(Names.comment(draw)) : made;
    return making.uses(Feature.PARAMETERS, draw, 15)
        ? made.parameter("fillfactor", Integer.toString(draw.between("fill", 50, 99)))
        : made;
  }

  private Table keyed(Draw draw, Table table) {
    if (!making.uses(Feature.PRIMARY_KEYS, draw, 85)) {
      return table;
    }
    boolean several = making.uses(Feature.COMPOSITE_KEYS, draw, 30);
    Table with = table;
    var names = new ArrayList<String>();
    for (int i = 0; i < (several ? 2 : 1); i++) {
      Draw own = draw.at("column", i);
      Column column =
          new Columns(making).key(own, Names.orWord(making, own, "c", i), Kinds.isStrict(table));
      column = several ? column : new Columns(making).numbered(own, column);
      names.add(column.name());
      with = with.with(column);
    }
    PrimaryKey key = new Rules(making, with).primaryKey(draw.at("primary key"), names);
    boolean numbered = with.columns().stream().anyMatch(column -> column.identity() != null);
    boolean compact = !numbered && making.uses(Feature.WITHOUT_ROWID, draw, 30);
    return compact ? with.with(key).trait(Trait.WITHOUT_ROWID) : with.with(key);
  }

  /** The same table, where a column besides its key may be numbered. */
  private Table numbered(Draw draw, Table table) {
    boolean already = table.columns().stream().anyMatch(column -> column.identity() != null);
    if (already || !making.uses(Feature.FREE_IDENTITY, draw, 15)) {
      return table;
    }
    List<String> key = table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
    return table.columns().stream()
        .filter(column -> column.type().isInteger() && !key.contains(column.name()))
        .findFirst()
        .map(
            column ->
                table.withColumns(
                    table
                        .columns()
                        .replacing(
                            column.name(), new Columns(making).numbered(draw.at("free"), column))))
        .orElse(table);
  }

  private Table uniques(Draw draw, Table table) {
    Table with = table;
    for (int i = 0; i < 2; i++) {
      Draw own = draw.at("unique", i);
      if (making.uses(Feature.UNIQUE, own, 30)) {
        var unique = new Rules(making, with).unique(own, i, with.columns().list());
        with = unique.isPresent() ? with.with(unique.get()) : with;
      }
    }
    return with;
  }

  /** The same table with what looks at all its columns. */
  Table finished(Draw draw, Table table) {
    Table with = generated(draw, table);
    for (int i = 0; i < 3; i++) {
      with = rules(draw.at("rule", i), with, i);
    }
    for (int i = 0; i < 3; i++) {
      Draw own = draw.at("index", i);
      if (making.uses(Feature.INDEXES, own, 40)) {
        var index = new Indexes(making, with).any(own, i);
        with = index.isPresent() ? with.with(index.get()) : with;
      }
    }
    return with;
  }

  private Table generated(Draw draw, Table table) {
    Table with = table;
    for (int i = 0; i < 2; i++) {
      Draw own = draw.at("generated", i);
      if (own.chance("any", 30)) {
        String name = Names.of(making, own, "g", i);
        var column = new Columns(making).generated(own, name, table);
        with = column.isPresent() ? with.with(column.get()) : with;
      }
    }
    return with;
  }

  private Table rules(Draw draw, Table table, int number) {
    var rules = new Rules(making, table);
    Table with = table;
    if (making.uses(Feature.CHECKS, draw, 30)) {
      var check = rules.check(draw.at("check"), number);
      with = check.isPresent() ? with.with(check.get()) : with;
    }
    if (number == 0 && making.uses(Feature.EXCLUSIONS, draw, 10)) {
      var exclusion = rules.exclusion(draw.at("exclusion"), number);
      with = exclusion.isPresent() ? with.with(exclusion.get()) : with;
    }
    return with;
  }
}
