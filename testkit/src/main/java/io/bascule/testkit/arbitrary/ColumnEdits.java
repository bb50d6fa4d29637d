package io.bascule.testkit.arbitrary;

import io.bascule.schema.Column;
import io.bascule.schema.Identity;
import io.bascule.schema.Literal;
import io.bascule.schema.Position;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes.Trait;
import io.bascule.schema.Type;
import io.bascule.schema.Type.Kind;
import io.bascule.testkit.arbitrary.Features.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Changes of the columns of one table. Each says whether it changed anything. */
final class ColumnEdits {
  private final Evolving evolving;
  private final Table table;
  private final Draw draw;
  private final int number;

  ColumnEdits(Evolving evolving, Table table, Draw draw, int number) {
    this.evolving = evolving;
    this.table = table;
    this.draw = draw;
    this.number = number;
  }

  private Columns columns() {
    return new Columns(evolving.making());
  }

  private Optional<Column> pick(Predicate<Column> fit) {
    List<Column> fitting = table.columns().stream().filter(fit).toList();
    return fitting.isEmpty() ? Optional.empty() : Optional.of(draw.pick("column", fitting));
  }

  /** Changes one of the columns that fit, if any does. */
  private boolean change(Predicate<Column> fit, UnaryOperator<Column> change) {
    Optional<Column> column = pick(fit);
    column.ifPresent(own -> evolving.replace(table, change.apply(own)));
    return column.isPresent();
  }

  boolean add() {
    String name = Names.of(evolving.making(), draw, "n", number);
    if (draw.chance("generated", 20)) {
      var generated = columns().generated(draw, name, table);
      generated.ifPresent(column -> evolving.change(table, own -> own.with(column)));
      return generated.isPresent();
    }
    Column column = columns().any(draw, name, Kinds.isStrict(table));
    boolean filled = column.defaultValue() != null && !isNothing(column);
    Column added = evolving.keepsRows() && !filled ? open(column) : column;
    evolving.change(table, own -> own.with(added, position()));
    return true;
  }

  private static boolean isNothing(Column column) {
    return Literal.ofNull().equals(column.defaultValue());
  }

  private static Column open(Column column) {
    return column.asNullable().withOnNull(null);
  }

  private Position position() {
    boolean among = evolving.making().speaks(Words.SQLITE) && draw.chance("among", 30);
    return among ? Position.after(draw.pick("after", table.columns().names())) : Position.LAST;
  }

  boolean drop() {
    Optional<Column> gone = pick(this::mayGo);
    if (gone.isEmpty() || table.columns().size() < 2) {
      return false;
    }
    var fewer = Dependents.without(evolving.schema(), table, gone.get().name());
    boolean left = !fewer.existing(table.id()).columns().isEmpty();
    boolean compact = table.attributes().has(Trait.WITHOUT_ROWID);
    if (!left || compact && fewer.existing(table.id()).primaryKey().isEmpty()) {
      return false;
    }
    evolving.become(fewer);
    return true;
  }

  /** With rows in the table, only what can come back by itself may go. */
  private boolean mayGo(Column column) {
    if (!evolving.keepsRows()) {
      return true;
    }
    boolean returns =
        column.nullable() || column.generated() != null || column.defaultValue() != null;
    boolean keyed =
        isKey(column)
            || table.columns().stream()
                .filter(other -> Dependents.isComputedFrom(other, column.name()))
                .anyMatch(this::isKey);
    return returns && !keyed && column.identity() == null;
  }

  private boolean isKey(Column column) {
    return Dependents.isKey(evolving.schema(), table, column.name())
        || evolving.wasKey(table, column.name());
  }

  boolean rename() {
    String before = draw.pick("column", table.columns().names());
    evolving.renameColumn(table, before, Names.of(evolving.making(), draw, "r", number));
    return true;
  }

  boolean move() {
    if (table.columns().size() < 2) {
      return false;
    }
    var names = new ArrayList<>(table.columns().names());
    Collections.rotate(names, draw.between("by", 1, names.size() - 1));
    evolving.change(table, own -> own.withColumns(own.columns().ordered(names)));
    return true;
  }

  boolean changeType() {
    return change(
        this::mayChangeType, column -> column.withType(other(column.type())).withCollation(null));
  }

  /** A type's change touches nothing but the column itself, its checks and its plain indexes. */
  private boolean mayChangeType(Column column) {
    String name = column.name();
    boolean special =
        table.indexes().stream()
            .filter(index -> index.mentions(name))
            .anyMatch(
                index ->
                    !index.method().isEmpty()
                        || index.keys().stream().anyMatch(key -> key.operatorClass() != null));
    boolean strange =
        table.foreignKeys().stream().anyMatch(key -> key.mentions(name))
            || Dependents.isPointedTo(evolving.schema(), table.id(), name);
    return column.identity() == null
        && isPlain(column)
        && !Kinds.isStrict(table)
        && !special
        && !strange
        && !other(column.type()).equals(column.type());
  }

  /** Neither computed, nor is another column computed from it, nor is it excluded by rows. */
  private boolean isPlain(Column column) {
    return column.generated() == null
        && table.columns().stream()
            .noneMatch(other -> Dependents.isComputedFrom(other, column.name()))
        && table
            .of(io.bascule.schema.OtherConstraint.class)
            .noneMatch(rule -> rule.mentions(column.name()));
  }

  /** A type that keeps every value that {@link Values} gives. */
  private Type other(Type type) {
    List<Type> others =
        switch (type.kind()) {
          case SMALLINT, INTEGER, BIGINT ->
              List.of(Type.of(Kind.SMALLINT), Type.of(Kind.INTEGER), Type.of(Kind.BIGINT));
          case DECIMAL ->
              type.scale() > 0
                  ? List.of(Type.decimal(9, 2), Type.decimal(12, 4))
                  : List.of(type, Type.of(Kind.DECIMAL, 6), Type.of(Kind.DECIMAL, 9));
          case REAL, DOUBLE -> List.of(Type.of(Kind.REAL), Type.of(Kind.DOUBLE));
          case VARCHAR, TEXT ->
              List.of(Type.of(Kind.TEXT), Type.of(Kind.VARCHAR, 20), Type.of(Kind.VARCHAR, 60));
          default -> List.of(type);
        };
    return draw.pick("type", others);
  }

  boolean open() {
    List<String> key = table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
    return change(
        c -> !c.nullable() && c.identity() == null && !key.contains(c.name()), ColumnEdits::open);
  }

  boolean close() {
    return change(
        column ->
            column.nullable()
                && column.generated() == null
                && !isNothing(column)
                && mayLackValue(column),
        Column::asRequired);
  }

  boolean changeDefault() {
    return change(
        column ->
            column.generated() == null
                && column.identity() == null
                && (mayLackValue(column) || column.nullable() && !pointsElsewhere(column)),
        column -> column.withDefault(columns().defaultValue(draw.at("other"), column)));
  }

  /** A new column must have a value for the rows that are there. */
  private boolean mayLackValue(Column column) {
    return !evolving.keepsRows() || evolving.isOld(table, column.name());
  }

  /** The rows that are there would get a default, and need not find what it points to. */
  private boolean pointsElsewhere(Column column) {
    return table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()));
  }

  boolean changeCollation() {
    return change(
        column ->
            Kinds.isText(column.type())
                && isPlain(column)
                && !Dependents.isKey(evolving.schema(), table, column.name()),
        column -> column.withCollation(columns().collation(draw, column.type())));
  }

  boolean changeComment() {
    return evolving.making().has(Feature.COMMENTS)
        && change(
            column -> true,
            column -> column.withComment(draw.chance("none", 30) ? null : Names.comment(draw)));
  }

  boolean changeIdentity() {
    if (!evolving.making().has(Feature.IDENTITY)) {
      return false;
    }
    if (change(
        column -> column.identity() != null && mayLackValue(column),
        column -> column.withIdentity(null))) {
      return true;
    }
    boolean free = evolving.making().has(Feature.FREE_IDENTITY);
    boolean compact = table.attributes().has(Trait.WITHOUT_ROWID);
    List<String> key = table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
    return !compact
        && change(
            column -> mayBeNumbered(column) && (free || key.equals(List.of(column.name()))),
            column -> column.asIdentity(Identity.Kind.BY_DEFAULT));
  }

  private boolean mayBeNumbered(Column column) {
    boolean linked = table.foreignKeys().stream().anyMatch(key -> key.mentions(column.name()));
    return column.type().isInteger()
        && !column.nullable()
        && column.defaultValue() == null
        && column.generated() == null
        && !linked;
  }

  boolean changeGenerated() {
    return change(
        column -> column.generated() != null,
        column ->
            columns()
                .generated(draw, column.name(), table)
                .filter(other -> other.type().equals(column.type()))
                .filter(other -> Kinds.isVirtual(other) == Kinds.isVirtual(column))
                .orElse(column));
  }
}
