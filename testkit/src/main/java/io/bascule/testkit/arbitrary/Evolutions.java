package io.bascule.testkit.arbitrary;

import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.testkit.arbitrary.Evolving.Care;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Random changes of schemas, such as people make: tables, columns, keys and indexes come, go, are
 * renamed and altered. What is renamed is told by the notes of the schema that comes of it.
 */
public final class Evolutions {
  /** Numbers that no name of a random schema has. */
  private static final int FRESH = 50;

  private static final int EDITS = 6;

  private Evolutions() {}

  /** What may become of the schema by up to six changes, whatever rows are lost by them. */
  public static Arbitrary<Evolution> of(Schema before, Features features) {
    return changes(features, Care.NONE).map(changes -> changes.apply(before));
  }

  /**
   * What may become of the schema by up to six changes that the rows of {@link Rows} come through,
   * there and back: what goes is neither a key nor without a default, what comes is open or has a
   * default.
   */
  public static Arbitrary<Evolution> keepingRows(Schema before, Features features) {
    return changes(features, Care.KEEP_ROWS).map(changes -> changes.apply(before));
  }

  /** Random schemas and what may become of them, whatever rows are lost. */
  public static Arbitrary<Evolution> any(Features features) {
    return any(features, Care.NONE);
  }

  /** Random schemas and what may become of them with their rows. */
  public static Arbitrary<Evolution> keepingRows(Features features) {
    return any(features, Care.KEEP_ROWS);
  }

  /**
   * Both are drawn at once: an arbitrary that hangs on a schema would be kept for each of them, and
   * looked up among all that are kept.
   */
  private static Arbitrary<Evolution> any(Features features, Care care) {
    return Combinators.combine(Schemas.any(features), changes(features, care))
        .as((before, changes) -> changes.apply(before))
        .withoutEdgeCases();
  }

  private static Arbitrary<Function<Schema, Evolution>> changes(Features features, Care care) {
    return Combinators.combine(Arbitraries.longs(), Schemas.sizes(EDITS), Schemas.subset(features))
        .<Function<Schema, Evolution>>as(
            (seed, edits, some) -> before -> of(before, some, care, seed, edits, FRESH))
        .withoutEdgeCases();
  }

  /**
   * What becomes of the schema, always the same for the same numbers.
   *
   * @param seed where its decisions come from
   * @param edits how many changes are tried; some of them find nothing to change
   */
  public static Evolution of(Schema before, Features features, long seed, int edits) {
    return of(before, features, Care.NONE, seed, edits, FRESH);
  }

  /** The same for changes that rows come through. */
  public static Evolution keepingRows(Schema before, Features features, long seed, int edits) {
    return of(before, features, Care.KEEP_ROWS, seed, edits, FRESH);
  }

  /**
   * The same for a schema that has evolved before.
   *
   * @param first the number in the name of what is new: greater than those of what is there
   */
  public static Evolution keepingRows(
      Schema before, Features features, long seed, int edits, int first) {
    return of(before, features, Care.KEEP_ROWS, seed, edits, first);
  }

  private static Evolution of(
      Schema before, Features features, Care care, long seed, int edits, int first) {
    var evolving = new Evolving(features, care, before);
    var made = new ArrayList<Edit>();
    var draw = new Draw(seed);
    for (int i = 0; i < edits; i++) {
      Draw own = draw.at("edit", i);
      Edit edit = own.pick("kind", List.of(Edit.values()));
      if (made(edit, evolving, own, first + i)) {
        made.add(edit);
      }
    }
    return new Evolution(before, evolving.finished(), made);
  }

  private static boolean made(Edit edit, Evolving evolving, Draw draw, int number) {
    var schema = new SchemaEdits(evolving, draw, number);
    return switch (edit) {
      case ADD_TABLE -> schema.addTable();
      case ADD_ENUM -> schema.addEnum();
      case DROP_ENUM -> schema.dropEnum();
      case ADD_LABEL -> schema.addLabel();
      case DROP_LABEL -> schema.dropLabel();
      case RENAME_LABEL -> schema.renameLabel();
      case ADD_SEQUENCE -> schema.addSequence();
      case DROP_SEQUENCE -> schema.dropSequence();
      case CHANGE_SEQUENCE -> schema.changeSequence();
      default -> {
        List<Table> tables = evolving.schema().tables().list();
        yield !tables.isEmpty() && made(edit, evolving, draw.pick("table", tables), draw, number);
      }
    };
  }

  private static boolean made(Edit edit, Evolving evolving, Table table, Draw draw, int number) {
    var schema = new SchemaEdits(evolving, draw, number);
    var columns = new ColumnEdits(evolving, table, draw, number);
    var rules = new RuleEdits(evolving, table, draw, number);
    return switch (edit) {
      case DROP_TABLE -> schema.dropTable(table);
      case RENAME_TABLE -> schema.renameTable(table);
      case CHANGE_TABLE -> schema.changeTable(table);
      case ADD_COLUMN -> columns.add();
      case DROP_COLUMN -> columns.drop();
      case RENAME_COLUMN -> columns.rename();
      case MOVE_COLUMN -> columns.move();
      case CHANGE_TYPE -> columns.changeType();
      case OPEN_COLUMN -> columns.open();
      case CLOSE_COLUMN -> columns.close();
      case CHANGE_DEFAULT -> columns.changeDefault();
      case CHANGE_COLLATION -> columns.changeCollation();
      case CHANGE_COMMENT -> columns.changeComment();
      case CHANGE_IDENTITY -> columns.changeIdentity();
      case CHANGE_GENERATED -> columns.changeGenerated();
      case ADD_FOREIGN_KEY -> rules.addForeignKey();
      case CHANGE_FOREIGN_KEY -> rules.changeForeignKey();
      case ADD_UNIQUE -> rules.addUnique();
      case ADD_CHECK -> rules.addCheck();
      case DROP_CONSTRAINT -> rules.drop();
      case RENAME_CONSTRAINT -> rules.rename();
      case CHANGE_CONSTRAINT -> rules.changeConstraint();
      case ADD_INDEX -> rules.addIndex();
      case DROP_INDEX -> rules.dropIndex();
      case RENAME_INDEX -> rules.renameIndex();
      case CHANGE_INDEX -> rules.changeIndex();
      default -> false;
    };
  }
}
