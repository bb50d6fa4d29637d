package io.bascule.generator;

import io.bascule.schema.Check;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.EnumType;
import io.bascule.schema.Expression;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Index;
import io.bascule.schema.Key;
import io.bascule.schema.Naming;
import io.bascule.schema.OtherConstraint;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Sequence;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes;
import io.bascule.schema.Type;
import io.bascule.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Random schemas that do not contradict themselves: rules name columns that are there. */
final class RandomSchema {
  private final Random random;
  private final RandomValues values;
  private Schema schema = Schema.EMPTY;

  private RandomSchema(long seed) {
    random = new Random(seed);
    values = new RandomValues(seed);
  }

  static Schema of(long seed) {
    return new RandomSchema(seed).make();
  }

  private Schema make() {
    some(3, this::enumType)
        .forEach(own -> schema = schema.enums().has(own.name()) ? schema : schema.with(own));
    some(2, () -> values.of(Sequence.class))
        .forEach(own -> schema = schema.sequences().has(own.name()) ? schema : schema.with(own));
    some(6, this::bare)
        .forEach(own -> schema = schema.tables().has(own.name()) ? schema : schema.with(own));
    schema = schema.withTables(schema.tables().map(this::ruled));
    for (Table table : schema.tables()) {
      schema = table.id().inDefaultSchema() ? schema : schema.withNamespace(table.id().schema());
    }
    return schema.withNamespace("besides");
  }

  private EnumType enumType() {
    EnumType type = values.of(EnumType.class);
    return type.withLabels(type.labels().stream().distinct().toList());
  }

  private Table bare() {
    Table table =
        Table.of(values.of(QualifiedName.class)).withAttributes(values.of(TableAttributes.class));
    for (Column column : some(8, () -> values.of(Column.class))) {
      Column typed = random.nextInt(4) > 0 ? column : column.withType(declared(column.type()));
      table = table.columns().has(column.name()) ? table : table.with(typed);
    }
    return table;
  }

  /** An enum type that the schema has, if it has one. */
  private Type declared(Type other) {
    List<EnumType> enums = schema.enums().list();
    if (enums.isEmpty()) {
      return other;
    }
    Type type = Type.enumeration(enums.get(random.nextInt(enums.size())).id());
    return random.nextBoolean() ? type : Type.arrayOf(type);
  }

  private Table ruled(Table bare) {
    Table table = bare;
    if (!table.columns().isEmpty()) {
      var rules = new ArrayList<Constraint>(some(2, () -> values.of(Check.class)));
      rules.addAll(some(2, () -> unique(bare)));
      rules.addAll(some(3, () -> foreignKey(bare)));
      rules.addAll(some(1, () -> primaryKey(bare)));
      rules.addAll(some(1, () -> other()));
      for (Constraint rule : rules) {
        table = table.with(random.nextInt(3) > 0 ? rule : rule.withName(conventional(bare, rule)));
      }
    }
    for (Index index : some(2, () -> index(bare))) {
      table = table.indexes().has(index.name()) ? table : table.with(index);
    }
    return table;
  }

  /** A name as a convention makes it, so that it need not be written. */
  private ConstraintName conventional(Table table, Constraint rule) {
    if (rule instanceof OtherConstraint) {
      return rule.id();
    }
    Naming naming = random.nextInt(4) > 0 ? Naming.standard() : Naming.postgres();
    return ConstraintName.of(
        rule instanceof PrimaryKey
            ? naming.primaryKey(table.id(), rule.columns())
            : naming.unique(table.id(), rule.columns()));
  }

  private PrimaryKey primaryKey(Table table) {
    var key = values.of(PrimaryKey.class);
    return new PrimaryKey(
        key.id(), keys(table), columns(table, 0), key.deferral(), key.onConflict());
  }

  private Unique unique(Table table) {
    var own = values.of(Unique.class);
    return random.nextBoolean()
        ? Unique.of(own.id(), columns(table, 1))
        : new Unique(
            own.id(),
            keys(table),
            columns(table, 0),
            own.nullsEqual(),
            own.deferral(),
            own.onConflict());
  }

  private ForeignKey foreignKey(Table table) {
    var key = values.of(ForeignKey.class);
    List<String> own = columns(table, 1);
    List<Table> tables = schema.tables().list();
    Table target = tables.get(random.nextInt(tables.size()));
    List<String> referenced =
        target.columns().isEmpty()
            ? List.of()
            : own.stream().map(column -> any(target.columns().names())).toList();
    return new ForeignKey(
        key.id(),
        own,
        random.nextInt(4) > 0 ? target.id() : key.table(),
        random.nextInt(4) > 0 ? referenced : key.referenced(),
        key.onDelete(),
        key.onUpdate(),
        key.match(),
        key.deferral(),
        random.nextInt(4) > 0 ? List.of() : own,
        key.validity());
  }

  private OtherConstraint other() {
    var own = values.of(OtherConstraint.class);
    return own.id().present() ? own : own.withName(ConstraintName.of("other"));
  }

  private Index index(Table table) {
    var own = values.of(Index.class);
    return new Index(
        own.name(),
        table.columns().isEmpty() || random.nextBoolean() ? own.keys() : keys(table),
        own.uniqueness(),
        own.where(),
        table.columns().isEmpty() ? List.of() : columns(table, 0),
        own.method(),
        own.nullsEqual(),
        own.parameters(),
        own.comment());
  }

  private List<Key> keys(Table table) {
    return columns(table, 1).stream()
        .map(
            column -> {
              Key key = values.of(Key.class);
              return random.nextBoolean()
                  ? Key.of(column)
                  : new Key(
                      Expression.column(column),
                      key.order(),
                      key.nulls(),
                      key.collation(),
                      key.operatorClass());
            })
        .toList();
  }

  /** Some of the table's columns, each once. */
  private List<String> columns(Table table, int least) {
    List<String> names = table.columns().names();
    return Stream.generate(() -> any(names))
        .limit(least + (random.nextInt(3) == 0 ? random.nextInt(6) : 0))
        .distinct()
        .toList();
  }

  private String any(List<String> names) {
    return names.get(random.nextInt(names.size()));
  }

  private <T> List<T> some(int most, Supplier<T> maker) {
    return Stream.generate(maker).limit(random.nextInt(most + 1)).toList();
  }
}
