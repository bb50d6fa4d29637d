package io.bascule.differ;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Dialect.ColumnOrder;
import io.bascule.dialect.Equivalence;
import io.bascule.operation.CreateNamespace;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.schema.Notes;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what must change for one schema to become another. The order of what it finds depends on
 * the two schemas and on nothing else.
 */
public final class Differ {
  private final Equivalence equivalence;
  private final ColumnOrder order;

  private Differ(Equivalence equivalence, ColumnOrder order) {
    this.equivalence = equivalence;
    this.order = order;
  }

  /**
   * Compares two declarations, for whatever database: they are the same when they differ in nothing
   * but spelling.
   *
   * @param order whether the order of columns counts
   */
  public static Differ portable(ColumnOrder order) {
    return new Differ(new PortableEquivalence(), order);
  }

  /**
   * Compares two schemas as one dialect takes them. Both must be what the dialect {@linkplain
   * Dialect#express expresses}, or what was read from such a database.
   */
  public static Differ of(Dialect dialect) {
    return new Differ(dialect.equivalence(), dialect.columnOrder());
  }

  /** The changes from one schema to the other, taking all texts by their words. */
  public Difference diff(Schema before, Schema after) {
    return diff(Side.asRead(before), Side.asRead(after), Answers.NONE);
  }

  /**
   * The changes from one schema to the other.
   *
   * @param before the schema as it is, and who can tell how the server writes it
   * @param after the schema as it shall be, and who can tell how the server writes it
   * @param answers what is known of renames besides the declaration's own notes
   * @throws DifferException if an answer is about something that is not there
   */
  public Difference diff(Side before, Side after, Answers answers) {
    Notes notes = answers.addTo(after.schema().notes());
    Notes said = answers.addTo(Notes.NONE);
    var renames = new Renames(before.schema(), after.schema(), notes, said, equivalence);
    Schema current = renames.current();
    AnswerFit.require(answers, before.schema(), current, renames.operations());
    List<Sides> sides = sides(current, before.canonical(), after);
    List<Operation> changes =
        new Comparison(current, after.schema(), sides, equivalence, order, notes)
            .operations()
            .list();
    Operations all = new Operations(withRenames(renames.operations(), changes));
    return new Difference(all, questions(current, after.schema(), notes, answers));
  }

  /** Renames come first, but for the schemas that tables may move to. */
  private static List<Operation> withRenames(List<Operation> renames, List<Operation> changes) {
    var all = new ArrayList<Operation>();
    changes.stream().filter(CreateNamespace.class::isInstance).forEach(all::add);
    all.addAll(renames);
    changes.stream().filter(change -> !(change instanceof CreateNamespace)).forEach(all::add);
    return all;
  }

  private List<RenameQuestion> questions(
      Schema current, Schema after, Notes notes, Answers answers) {
    return Lookalikes.among(normal(current), normal(after), notes).stream()
        .filter(question -> !answers.settles(question))
        .toList();
  }

  private Schema normal(Schema schema) {
    return schema.withTables(schema.tables().map(equivalence::normal));
  }

  /** Pairs the tables of one name, and asks the server about those whose words differ. */
  private List<Sides> sides(Schema current, Canonical writesBefore, Side after) {
    var differing = new ArrayList<Sides>();
    var all = new ArrayList<Sides>();
    for (Table wanted : after.schema().tables()) {
      current
          .table(wanted.id())
          .map(own -> new Sides(own, wanted, equivalence.normal(own), equivalence.normal(wanted)))
          .ifPresent(
              pair -> {
                all.add(pair);
                if (pair.differ()) {
                  differing.add(pair);
                }
              });
    }
    if (differing.isEmpty()) {
      return all;
    }
    Map<String, Table> was =
        canonical(writesBefore, current, differing.stream().map(Sides::before).toList());
    Map<String, Table> is =
        canonical(after.canonical(), after.schema(), differing.stream().map(Sides::after).toList());
    return all.stream().map(pair -> pair.differ() ? pair.with(was, is) : pair).toList();
  }

  private Map<String, Table> canonical(Canonical canonical, Schema schema, List<Table> tables) {
    var byName = new HashMap<String, Table>();
    for (Table table : canonical.of(schema, tables)) {
      byName.put(table.name(), equivalence.normal(table));
    }
    return byName;
  }
}
