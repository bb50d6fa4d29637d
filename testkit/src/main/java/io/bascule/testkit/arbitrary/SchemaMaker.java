package io.bascule.testkit.arbitrary;

import io.bascule.schema.EnumType;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Sequence;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes a whole schema from a draw and its sizes. */
final class SchemaMaker {
  private final Draw draw;
  private final Making making;
  private final int tables;
  private final int columns;

  SchemaMaker(Features features, Draw draw, int tables, int columns) {
    this.draw = draw;
    this.making = new Making(features, enums(features, draw));
    this.tables = tables;
    this.columns = columns;
  }

  private static List<EnumType> enums(Features features, Draw draw) {
    if (!features.has(Feature.ENUMS)) {
      return List.of();
    }
    var enums = new ArrayList<EnumType>();
    for (int i = draw.below("enums", 3); i > 0; i--) {
      enums.add(enumType(features, draw.at("enum", i), i));
    }
    return enums;
  }

  static EnumType enumType(Features features, Draw draw, int number) {
    boolean elsewhere = features.has(Feature.NAMESPACES) && draw.chance("elsewhere", 30);
    var labels = new ArrayList<>(List.of("new", "it's", "in work", "Done", "größer"));
    Collections.rotate(labels, draw.below("rotated", labels.size()));
    return new EnumType(
        QualifiedName.of(elsewhere ? "sales" : "", "e" + number),
        labels.subList(0, draw.between("labels", 1, labels.size())));
  }

  Schema schema() {
    var maker = new Tables(making);
    List<Table> made = new ArrayList<>();
    for (int i = 0; i < tables; i++) {
      Draw own = draw.at("table", i);
      made.add(maker.base(own, maker.name(own, i), own.between("columns", 1, columns)));
    }
    for (int i = 0; i < tables; i++) {
      made.set(i, linked(draw.at("table", i), made, i));
    }
    for (int i = 0; i < tables; i++) {
      made.set(i, maker.finished(draw.at("table", i), made.get(i)));
    }
    return whole(made);
  }

  /** The table with foreign keys to any table or, without circles, to those before it. */
  private Table linked(Draw draw, List<Table> made, int number) {
    Table table = made.get(number);
    if (!making.has(Feature.FOREIGN_KEYS)) {
      return table;
    }
    int reach = making.has(Feature.CYCLES) ? tables : number + 1;
    var own = new ArrayList<String>();
    for (int i = 0; i < 2; i++) {
      Draw decision = draw.at("foreign key", i);
      if (decision.chance("any", 45)) {
        Table target = made.get(decision.below("target", reach));
        boolean self = target.id().equals(table.id());
        var link = new ForeignKeys(making).link(decision, table, self ? table : target, i);
        if (link.isPresent()) {
          table = link.get().addTo(table);
          own.addAll(link.get().key().columns());
        }
      }
    }
    return junction(draw, table, own);
  }

  /** The table with its foreign keys as its primary key, if it has none and they are required. */
  private Table junction(Draw draw, Table table, List<String> own) {
    boolean required = own.stream().noneMatch(name -> table.column(name).orElseThrow().nullable());
    boolean possible = !own.isEmpty() && required && table.primaryKey().isEmpty();
    if (!possible || !making.uses(Feature.JUNCTIONS, draw, 80)) {
      return table;
    }
    PrimaryKey key = new Rules(making, table).primaryKey(draw.at("junction"), own);
    return table.with(key);
  }

  private Schema whole(List<Table> made) {
    Schema schema = Schema.ofTables(made);
    for (EnumType type : making.enums()) {
      schema = within(schema.with(type), type.id());
    }
    if (making.has(Feature.SEQUENCES)) {
      for (int i = draw.below("sequences", 3); i > 0; i--) {
        Sequence sequence = sequence(making.features(), draw.at("sequence", i), i);
        schema = within(schema.with(sequence), sequence.id());
      }
    }
    return schema;
  }

  static Schema within(Schema schema, QualifiedName name) {
    return name.inDefaultSchema() ? schema : schema.withNamespace(name.schema());
  }

  static Sequence sequence(Features features, Draw draw, int number) {
    boolean elsewhere = features.has(Feature.NAMESPACES) && draw.chance("elsewhere", 30);
    var name = QualifiedName.of(elsewhere ? "sales" : "", "s" + number);
    var sequence = Sequence.of(name).withOptions(Columns.options(draw));
    return switch (draw.below("type", 4)) {
      case 0 -> sequence.as(Type.of(Type.Kind.SMALLINT));
      case 1 -> sequence.as(Type.of(Type.Kind.INTEGER));
      default -> sequence;
    };
  }
}
