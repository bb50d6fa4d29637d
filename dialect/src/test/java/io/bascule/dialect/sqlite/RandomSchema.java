package io.bascule.dialect.sqlite;

import io.bascule.schema.Check;
import io.bascule.schema.Column;
import io.bascule.schema.Conflict;
import io.bascule.schema.Constraint;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.Deferral;
import io.bascule.schema.EnumType;
import io.bascule.schema.Expression;
import io.bascule.schema.Expression.Operator;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Identity;
import io.bascule.schema.Index;
import io.bascule.schema.Key;
import io.bascule.schema.Literal;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.SequenceOptions;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes.Trait;
import io.bascule.schema.Type;
import io.bascule.schema.Unique;
import io.bascule.schema.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Declares schemas with all that the language has; some of it SQLite cannot hold. */
final class RandomSchema {
  private static final QualifiedName MOOD = QualifiedName.of("mood");

  private final Random random;

  /** One for all keys: two on the same columns must not contradict each other. */
  private final Conflict clause;

  RandomSchema(long seed) {
    this.random = new Random(seed);
    this.clause = one(Conflict.values());
  }

  Schema next() {
    var tables = new ArrayList<Table>();
    tables.add(
        Table.of(QualifiedName.of("parent"))
            .with(Column.of("id", Type.of(Type.Kind.BIGINT)))
            .with(Column.of("Code", Type.of(Type.Kind.VARCHAR, 20)).asNullable())
            .with(PrimaryKey.of(ConstraintName.conventional("pk_parent"), List.of("id")))
            .with(Unique.of(ConstraintName.of("uq"), List.of("id", "Code"))));
    int count = 1 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      tables.add(table(one("t", "My Table", "order") + i));
    }
    return Schema.ofTables(tables).with(EnumType.of(MOOD, "sad", "it's ok", "Happy"));
  }

  private Table table(String name) {
    var table = Table.of(QualifiedName.of(name));
    boolean numbered = random.nextInt(3) == 0;
    Column id = Column.of("id", integer());
    table = table.with(numbered ? id.withIdentity(identity()) : maybeNullable(id));
    for (String column : List.of("a", "Weird \"name", "group")) {
      table = table.with(column(column));
    }
    table = generated(table);
    table = table.with(numbered ? key(List.of(Key.of("id"))) : key(keys(table)));
    int constraints = random.nextInt(4);
    for (int i = 0; i < constraints; i++) {
      table = table.with(constraint(table, i));
    }
    int indexes = random.nextInt(3);
    for (int i = 0; i < indexes; i++) {
      table = table.with(index(table, "ix_" + name + i));
    }
    for (Trait trait : Trait.values()) {
      table = random.nextInt(5) == 0 ? table.trait(trait) : table;
    }
    return table.comment("a table").parameter("fillfactor", "70");
  }

  private Identity identity() {
    return Identity.of(one(Identity.Kind.values()))
        .withOptions(SequenceOptions.DEFAULT.startingAt(5));
  }

  private Table generated(Table table) {
    if (random.nextInt(3) > 0) {
      return table;
    }
    Column column = Column.of("made", Type.of(Type.Kind.TEXT)).asNullable();
    var expression = Expression.apply(Operator.COALESCE, Expression.column("a"), Literal.of("x"));
    return table.with(
        random.nextBoolean() ? column.storedAs(expression) : column.virtualAs(expression));
  }

  private Column column(String name) {
    Column column = maybeNullable(Column.of(name, type()));
    column = random.nextInt(3) == 0 ? column.withDefault(value()) : column;
    column = random.nextInt(6) == 0 ? column.withCollation(one("NOCASE", "C", "rtrim")) : column;
    column = random.nextInt(6) == 0 ? column.withOnNull(one(Conflict.values())) : column;
    return random.nextBoolean() ? column.withComment("it's a column") : column;
  }

  private Column maybeNullable(Column column) {
    return random.nextBoolean() ? column.asNullable() : column;
  }

  private Type integer() {
    return Type.of(one(Type.Kind.SMALLINT, Type.Kind.INTEGER, Type.Kind.BIGINT));
  }

  private Type type() {
    Type.Kind kind = one(Type.Kind.values());
    return switch (kind) {
      case ARRAY -> Type.arrayOf(Type.of(Type.Kind.INTEGER));
      case ENUM -> Type.enumeration(MOOD);
      case NAMED -> Type.named(one("", "citext", "Money", "numeric(5, 2)", "int", "\"q t\"(3)"));
      case DECIMAL -> Type.decimal(10, random.nextInt(3));
      case CHAR, VARCHAR, BINARY, TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
          random.nextBoolean() ? Type.of(kind) : Type.of(kind, 1 + random.nextInt(6));
      default -> Type.of(kind);
    };
  }

  private Expression value() {
    return one(
        Literal.of(7),
        Literal.number("-1.50"),
        Literal.of("it's"),
        Literal.of(true),
        Literal.ofNull(),
        Literal.ofValue(new byte[] {1, (byte) 0xab}),
        Expression.apply(Operator.CURRENT_TIMESTAMP),
        Expression.sql("(strftime('%s', 'now')) -- seconds"),
        Expression.sql("'plain'"),
        Expression.on("sqlite", "current_date").on("postgres", "now()"));
  }

  private Constraint key(List<Key> keys) {
    PrimaryKey key = PrimaryKey.of(name("pk"), List.of());
    var deferral = random.nextInt(8) == 0 ? one(Deferral.values()) : key.deferral();
    return new PrimaryKey(key.id(), keys, List.of(), deferral, conflict());
  }

  private List<Key> keys(Table table) {
    var names = new ArrayList<>(table.columns().names());
    names.remove("made");
    java.util.Collections.shuffle(names, random);
    return names.subList(0, 1 + random.nextInt(2)).stream().map(this::key).toList();
  }

  private Key key(String column) {
    Key key = Key.of(column);
    key = random.nextInt(4) == 0 ? key.descending() : key;
    key = random.nextInt(6) == 0 ? key.collate("NOCASE") : key;
    return random.nextInt(8) == 0 ? key.nullsLast() : key;
  }

  private Constraint constraint(Table table, int number) {
    return switch (random.nextInt(4)) {
      case 0 -> {
        Unique unique = Unique.of(name("uq" + number), List.of());
        var nulls = random.nextInt(8) == 0 ? one(Unique.NullsEqual.values()) : unique.nullsEqual();
        yield new Unique(
            unique.id(), keys(table), List.of("a"), nulls, unique.deferral(), conflict());
      }
      case 1 ->
          Check.of(name("ck" + number), rule()).validity(one(Validity.VALID, Validity.NOT_VALID));
      case 2 -> check(number);
      default -> foreignKey(number);
    };
  }

  private Constraint check(int number) {
    var a = Expression.column("a");
    var group = Expression.column("group");
    var either =
        Expression.apply(
            Operator.OR,
            Expression.apply(Operator.IS_NULL, a),
            Expression.apply(Operator.LESS, Expression.apply(Operator.LENGTH, a), Literal.of(9)));
    return Check.of(
        name("ck" + number),
        Expression.apply(
            Operator.AND,
            either,
            Expression.apply(Operator.NOT, Expression.apply(Operator.IN, group, Literal.of("x"))),
            Expression.apply(Operator.BETWEEN, a, Literal.of(1), group)));
  }

  private Expression rule() {
    return one(
        Expression.sql("a <> 'x)' /* no */"),
        Expression.sql("(\"group\" IS NOT NULL)"),
        Expression.sql("a == \"group\" -- the same"),
        Expression.on("sqlite", "a GLOB '*'").on("postgres", "a ~ '.*'"));
  }

  private Constraint foreignKey(int number) {
    boolean both = random.nextBoolean();
    ForeignKey key =
        ForeignKey.of(
            name("fk" + number),
            both ? List.of("id", "a") : List.of("a"),
            QualifiedName.of("parent"),
            both ? List.of("id", "Code") : random.nextBoolean() ? List.of() : List.of("id"));
    return key.onDelete(one(ForeignKey.Action.values()))
        .onUpdate(one(ForeignKey.Action.values()))
        .match(one(ForeignKey.Match.values()))
        .deferrable(one(Deferral.values()));
  }

  private Index index(Table table, String name) {
    var keys = new ArrayList<>(keys(table));
    if (random.nextBoolean()) {
      keys.add(Key.of(Expression.sql("lower(a)")).descending());
    }
    if (random.nextBoolean()) {
      var sum = Expression.apply(Operator.PLUS, Expression.column("a"), Literal.of(1));
      keys.add(random.nextBoolean() ? Key.of(sum) : Key.of(sum).collate("RTRIM"));
    }
    Index index =
        Index.of(name, keys).using(one("", "hash")).including("a").withComment("an index");
    index = random.nextBoolean() ? index.unique() : index;
    return random.nextInt(3) == 0 ? index.where(rule()) : index;
  }

  private @Nullable Conflict conflict() {
    return random.nextInt(4) == 0 ? clause : null;
  }

  private ConstraintName name(String name) {
    return random.nextInt(3) == 0 ? ConstraintName.NONE : ConstraintName.of(name);
  }

  @SafeVarargs
  private <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
