package io.bascule.testkit.arbitrary;

import io.bascule.schema.Column;
import io.bascule.schema.EnumType;
import io.bascule.schema.Expression;
import io.bascule.schema.Literal;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Sequence;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes;
import io.bascule.schema.TableAttributes.Trait;
import io.bascule.schema.Type;
import io.bascule.schema.Type.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes of tables, types and sequences. Each says whether it changed anything. */
final class SchemaEdits {
  private final Evolving evolving;
  private final Making making;
  private final Draw draw;
  private final int number;

  SchemaEdits(Evolving evolving, Draw draw, int number) {
    this.evolving = evolving;
    this.making = evolving.making();
    this.draw = draw;
    this.number = number;
  }

  private Schema schema() {
    return evolving.schema();
  }

  boolean addTable() {
    var maker = new Tables(making);
    Table table = maker.base(draw, maker.name(draw, number), draw.between("columns", 1, 4));
    if (making.has(Feature.FOREIGN_KEYS) && draw.chance("linked", 60)) {
      List<Table> targets = new ArrayList<>(schema().tables().list());
      targets.add(table);
      var link = new ForeignKeys(making).link(draw, table, draw.pick("target", targets), number);
      table = link.isPresent() ? link.get().addTo(table) : table;
    }
    Table finished = maker.finished(draw, table);
    evolving.become(SchemaMaker.within(schema().with(finished), finished.id()));
    return true;
  }

  boolean dropTable(Table table) {
    boolean pointed = Dependents.isPointedTo(schema(), table) || evolving.wasPointedTo(table);
    if (evolving.keepsRows() && pointed) {
      return false;
    }
    Schema freed = Dependents.withoutForeignKeys(schema(), key -> key.table().equals(table.id()));
    evolving.become(freed.withTables(freed.tables().without(table.name())));
    return true;
  }

  boolean renameTable(Table table) {
    QualifiedName name = new Tables(making).name(draw, number);
    boolean stays = !making.has(Feature.NAMESPACES) || draw.chance("stays", 75);
    evolving.renameTable(table, stays ? table.id().withLocal(name.local()) : name);
    return true;
  }

  boolean changeTable(Table table) {
    TableAttributes was = table.attributes();
    return switch (draw.below("what", 3)) {
      case 0 -> making.has(Feature.COMMENTS) && become(table, was.withComment(comment()));
      case 1 ->
          making.has(Feature.PARAMETERS)
              && become(
                  table, was.with("fillfactor", Integer.toString(draw.between("fill", 50, 99))));
      default -> turn(table, was);
    };
  }

  private @org.jspecify.annotations.Nullable String comment() {
    return draw.chance("none", 30) ? null : Names.comment(draw);
  }

  private boolean become(Table table, TableAttributes attributes) {
    evolving.change(table, own -> own.withAttributes(attributes));
    return true;
  }

  /** Gives the table a trait that it may have, or takes it away. */
  private boolean turn(Table table, TableAttributes was) {
    boolean numbered = table.columns().stream().anyMatch(column -> column.identity() != null);
    boolean strict = table.columns().stream().allMatch(column -> Kinds.isStrict(column.type()));
    boolean linked = !table.foreignKeys().isEmpty() || Dependents.isPointedTo(schema(), table);
    if (making.has(Feature.STRICT) && (strict || was.has(Trait.STRICT))) {
      return become(table, turned(was, Trait.STRICT));
    }
    if (making.has(Feature.WITHOUT_ROWID) && table.primaryKey().isPresent() && !numbered) {
      return become(table, turned(was, Trait.WITHOUT_ROWID));
    }
    return making.has(Feature.UNLOGGED) && !linked && become(table, turned(was, Trait.UNLOGGED));
  }

  private static TableAttributes turned(TableAttributes was, Trait trait) {
    if (!was.has(trait)) {
      return was.with(trait);
    }
    var fewer = new java.util.TreeSet<>(was.traits());
    fewer.remove(trait);
    return was.keeping(fewer);
  }

  boolean addEnum() {
    if (!making.has(Feature.ENUMS)) {
      return false;
    }
    EnumType type = SchemaMaker.enumType(making.features(), draw, number);
    evolving.become(SchemaMaker.within(schema().with(type), type.id()));
    return true;
  }

  private Optional<EnumType> pickEnum() {
    List<EnumType> enums = schema().enums().list();
    return enums.isEmpty() ? Optional.empty() : Optional.of(draw.pick("enum", enums));
  }

  boolean dropEnum() {
    Optional<EnumType> unused =
        pickEnum()
            .filter(
                type ->
                    schema().tables().stream()
                        .flatMap(table -> table.columns().stream())
                        .noneMatch(column -> isOf(column, type)));
    unused.ifPresent(
        type -> evolving.become(schema().withEnums(schema().enums().without(type.name()))));
    return unused.isPresent();
  }

  private static boolean isOf(Column column, EnumType type) {
    Type own = column.type();
    Type inner = own.kind() == Kind.ARRAY ? own.elementType() : own;
    return inner.kind() == Kind.ENUM && inner.enumName().equals(type.id());
  }

  boolean addLabel() {
    return pickEnum()
        .map(
            type -> {
              var labels = new ArrayList<>(type.labels());
              labels.add(draw.below("at", labels.size() + 1), "label " + number);
              return become(type, labels);
            })
        .orElse(false);
  }

  boolean dropLabel() {
    Optional<EnumType> several = pickEnum().filter(type -> type.labels().size() > 1);
    if (several.isEmpty() || evolving.keepsRows()) {
      return false;
    }
    EnumType type = several.get();
    var labels = new ArrayList<>(type.labels());
    String gone = labels.remove(draw.below("label", labels.size()));
    withDefaults(type, own -> own.equals(Literal.of(gone)) ? Literal.of(labels.get(0)) : own);
    return become(type, labels);
  }

  boolean renameLabel() {
    Optional<EnumType> chosen = pickEnum();
    if (chosen.isEmpty()) {
      return false;
    }
    EnumType type = chosen.get();
    String before = draw.pick("label", type.labels());
    String after = "renamed " + number;
    withDefaults(type, own -> own.equals(Literal.of(before)) ? Literal.of(after) : own);
    evolving.renameLabel(type.id(), before, after);
    return become(
        type, type.labels().stream().map(label -> label.equals(before) ? after : label).toList());
  }

  private boolean become(EnumType type, List<String> labels) {
    evolving.become(
        schema().withEnums(schema().enums().replacing(type.name(), type.withLabels(labels))));
    return true;
  }

  /** Changes the defaults of the type's columns; arrays of it lose theirs. */
  private void withDefaults(EnumType type, UnaryOperator<Expression> change) {
    evolving.become(
        schema()
            .withTables(
                schema()
                    .tables()
                    .map(
                        table ->
                            table.withColumns(
                                table
                                    .columns()
                                    .map(c -> isOf(c, type) ? changed(c, change) : c)))));
  }

  private static Column changed(Column column, UnaryOperator<Expression> change) {
    Expression value = column.defaultValue();
    boolean array = column.type().kind() == Kind.ARRAY;
    return value == null ? column : column.withDefault(array ? null : change.apply(value));
  }

  boolean addSequence() {
    if (!making.has(Feature.SEQUENCES)) {
      return false;
    }
    Sequence sequence = SchemaMaker.sequence(making.features(), draw, number);
    evolving.become(SchemaMaker.within(schema().with(sequence), sequence.id()));
    return true;
  }

  private Optional<Sequence> pickSequence() {
    List<Sequence> all = schema().sequences().list();
    return all.isEmpty() ? Optional.empty() : Optional.of(draw.pick("sequence", all));
  }

  boolean dropSequence() {
    Optional<Sequence> gone = pickSequence();
    gone.ifPresent(
        s -> evolving.become(schema().withSequences(schema().sequences().without(s.name()))));
    return gone.isPresent();
  }

  boolean changeSequence() {
    Optional<Sequence> changed = pickSequence();
    changed.ifPresent(
        sequence ->
            evolving.become(
                schema()
                    .withSequences(
                        schema()
                            .sequences()
                            .replacing(
                                sequence.name(),
                                sequence.withOptions(Columns.options(draw.at("other")))))));
    return changed.isPresent();
  }
}
