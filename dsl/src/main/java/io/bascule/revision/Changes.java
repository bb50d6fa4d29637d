package io.bascule.revision;

import io.bascule.dsl.Rows;
import io.bascule.operation.AlterEnum;
import io.bascule.operation.AlterSequence;
import io.bascule.operation.Backfill;
import io.bascule.operation.Condition;
import io.bascule.operation.CreateEnum;
import io.bascule.operation.CreateNamespace;
import io.bascule.operation.CreateSequence;
import io.bascule.operation.CreateTable;
import io.bascule.operation.DataAction;
import io.bascule.operation.DataAction.Precondition.Then;
import io.bascule.operation.DataStep;
import io.bascule.operation.Delete;
import io.bascule.operation.DropEnum;
import io.bascule.operation.DropNamespace;
import io.bascule.operation.DropSequence;
import io.bascule.operation.DropTable;
import io.bascule.operation.Guarded;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.operation.RenameTable;
import io.bascule.operation.Row;
import io.bascule.operation.When;
import io.bascule.schema.Declare;
import io.bascule.schema.EnumType;
import io.bascule.schema.Expression;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Sequence;
import io.bascule.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Records what a revision does, in the order in which it says it.
 *
 * <p>It is all that a revision can say, and so a long one: its methods are short, and record.
 */
public final class Changes {
  private final List<Operation> recorded;
  private final UnaryOperator<Operation> guard;
  private final AtomicReference<@Nullable String> irreversible;

  /** Changes without a guard. */
  public Changes() {
    this(new ArrayList<>(), UnaryOperator.identity(), new AtomicReference<>());
  }

  private Changes(
      List<Operation> recorded,
      UnaryOperator<Operation> guard,
      AtomicReference<@Nullable String> irreversible) {
    this.recorded = recorded;
    this.guard = guard;
    this.irreversible = irreversible;
  }

  /** What was recorded so far. */
  public Operations operations() {
    return new Operations(recorded);
  }

  /** Why this way cannot be gone, if it cannot. */
  public Optional<String> irreversibleBecause() {
    return Optional.ofNullable(irreversible.get());
  }

  /**
   * Says that a revision cannot be taken back. Said in {@link Revision#downgrade}, a downgrade that
   * meets the revision refuses before anything is run.
   *
   * @param reason why not, in words for those who would like to
   */
  public Changes irreversible(String reason) {
    irreversible.set(reason);
    return this;
  }

  /**
   * The same words for changes that are left out where what they make is there already: {@code
   * changes.ifNotExists().createTable(…)}. What is there must have the same columns; otherwise the
   * revision is refused before anything is run.
   */
  public Changes ifNotExists() {
    return guarded(Guarded.Guard.IF_NOT_EXISTS);
  }

  /**
   * The same words for changes that are left out where what they change or drop is not there:
   * {@code changes.ifExists().dropTable(…)}.
   */
  public Changes ifExists() {
    return guarded(Guarded.Guard.IF_EXISTS);
  }

  private Changes guarded(Guarded.Guard kind) {
    return new Changes(recorded, change -> guard.apply(new Guarded(kind, change)), irreversible);
  }

  /**
   * Changes that are made only where a condition holds: {@code
   * changes.when(tableExists("old_users"), then -> then.table("old_users").drop(…))}. The database
   * is asked once, before the first of them; without a database, the schema that the revisions make
   * by then.
   *
   * @param condition the condition
   * @param blocks what records the changes, on what it is given
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public final Changes when(Condition condition, Consumer<Changes>... blocks) {
    var inner = new Changes();
    List.of(blocks).forEach(block -> block.accept(inner));
    return add(new When(condition, inner.operations()));
  }

  /**
   * Refuses, and takes the revision back, if a query gives a row at this place of the revision. The
   * first rows are told.
   *
   * @param query a query; what it gives is told, so let it name the rows
   * @param message why, in words that go on after "Cannot upgrade:"
   */
  public Changes abortIf(String query, String message) {
    return precondition(Then.ABORT, Set.of(), query, message);
  }

  /** The same, on databases of one dialect only ({@code sqlite} or {@code postgres}). */
  public Changes abortIfOn(String dialect, String query, String message) {
    return abortIfOn(Set.of(dialect), query, message);
  }

  /** The same, on databases of several dialects. */
  public Changes abortIfOn(Set<String> dialects, String query, String message) {
    return precondition(Then.ABORT, dialects, query, message);
  }

  /** Tells the message and the first rows if a query gives a row, and goes on. */
  public Changes warnIf(String query, String message) {
    return precondition(Then.WARN, Set.of(), query, message);
  }

  /** The same, on databases of one dialect only ({@code sqlite} or {@code postgres}). */
  public Changes warnIfOn(String dialect, String query, String message) {
    return warnIfOn(Set.of(dialect), query, message);
  }

  /** The same, on databases of several dialects. */
  public Changes warnIfOn(Set<String> dialects, String query, String message) {
    return precondition(Then.WARN, dialects, query, message);
  }

  /**
   * Leaves out what comes behind it in the revision if a query gives a row; the revision counts as
   * applied, and the ledger tells that it was skipped.
   */
  public Changes skipIf(String query, String message) {
    return precondition(Then.SKIP, Set.of(), query, message);
  }

  /** The same, on databases of one dialect only ({@code sqlite} or {@code postgres}). */
  public Changes skipIfOn(String dialect, String query, String message) {
    return skipIfOn(Set.of(dialect), query, message);
  }

  /** The same, on databases of several dialects. */
  public Changes skipIfOn(Set<String> dialects, String query, String message) {
    return precondition(Then.SKIP, dialects, query, message);
  }

  private Changes precondition(Then then, Set<String> dialects, String query, String message) {
    return add(
        new DataStep(new DataAction.Precondition(then, query, new TreeSet<>(dialects), message)));
  }

  /** Records any operation. */
  public Changes add(Operation operation) {
    recorded.add(guard.apply(operation));
    return this;
  }

  /** Creates a schema, in the sense of a namespace for tables. */
  public Changes createSchema(String name) {
    return add(new CreateNamespace(name));
  }

  /** Drops a schema, in the sense of a namespace for tables; it must be empty. */
  public Changes dropSchema(String name) {
    return add(new DropNamespace(name));
  }

  /** Creates an enum type. */
  public Changes createEnum(EnumType type) {
    return add(new CreateEnum(type));
  }

  /** Drops an enum type. */
  public Changes dropEnum(EnumType type) {
    return add(new DropEnum(type));
  }

  /** Changes the labels of an enum type. */
  public Changes alterEnum(EnumType before, EnumType after) {
    return add(new AlterEnum(before, after, new TreeMap<>()));
  }

  /**
   * Changes the labels of an enum type, some of them into another text.
   *
   * @param renames the new text of a label, by its former one
   */
  public Changes alterEnum(EnumType before, EnumType after, Map<String, String> renames) {
    return add(new AlterEnum(before, after, new TreeMap<>(renames)));
  }

  /** Gives one label of an enum type another text. */
  public Changes renameLabel(EnumType before, String label, String present) {
    var labels = before.labels().stream().map(l -> l.equals(label) ? present : l).toList();
    var renames = new TreeMap<String, String>();
    renames.put(label, present);
    return add(new AlterEnum(before, before.withLabels(labels), renames));
  }

  /** Creates a sequence that stands for itself. */
  public Changes createSequence(Sequence sequence) {
    return add(new CreateSequence(sequence));
  }

  /** Drops a sequence. */
  public Changes dropSequence(Sequence sequence) {
    return add(new DropSequence(sequence));
  }

  /** Changes the range or the steps of a sequence. */
  public Changes alterSequence(Sequence before, Sequence after) {
    return add(new AlterSequence(before, after));
  }

  /** Creates a table with all that belongs to it. */
  public Changes createTable(Table table) {
    return add(new CreateTable(table));
  }

  /** Drops a table with all that belongs to it; it is told whole, so that it can be made again. */
  public Changes dropTable(Table table) {
    return add(new DropTable(table));
  }

  /** Gives a table another name; {@code schema.table} outside the default schema. */
  public Changes renameTable(String before, String after) {
    return renameTable(Declare.name(before), Declare.name(after));
  }

  /** Gives a table another name, or moves it to another schema. */
  public Changes renameTable(QualifiedName before, QualifiedName after) {
    return add(new RenameTable(before, after));
  }

  /** The changes of one table; {@code schema.table} outside the default schema. */
  public TableChanges table(String name) {
    return table(Declare.name(name));
  }

  /** The changes of one table. */
  public TableChanges table(QualifiedName name) {
    return new TableChanges(this, name);
  }

  /**
   * SQL on rows or on what the language does not model: one statement, or several with semicolons
   * between them. None of them may begin or end a transaction, for the revision is in one.
   *
   * @param text the SQL, with {@code ?} for each bind value
   * @param binds the values for the question marks, in their order
   */
  public Changes sql(String text, @Nullable Object... binds) {
    return sqlOn(Set.of(), text, binds);
  }

  /** The same, on databases of one dialect only ({@code sqlite} or {@code postgres}). */
  public Changes sqlOn(String dialect, String text, @Nullable Object... binds) {
    return sqlOn(Set.of(dialect), text, binds);
  }

  /** The same, on databases of several dialects. */
  public Changes sqlOn(Set<String> dialects, String text, @Nullable Object... binds) {
    return sql(dialects, text, binds, DataAction.Sql.Place.IN_TRANSACTION);
  }

  /**
   * SQL that no transaction takes, such as {@code CREATE INDEX CONCURRENTLY}, or that shall last at
   * once. What stands before it in the revision is made to last first. If the run breaks off, the
   * next one goes on behind the last statement that is done; nothing of it is taken back by itself.
   *
   * @param text one statement, or several with semicolons between them, with {@code ?} for each
   *     bind value
   * @param binds the values for the question marks, in their order
   */
  public Changes sqlAlone(String text, @Nullable Object... binds) {
    return sqlAloneOn(Set.of(), text, binds);
  }

  /** The same, on databases of one dialect only ({@code sqlite} or {@code postgres}). */
  public Changes sqlAloneOn(String dialect, String text, @Nullable Object... binds) {
    return sqlAloneOn(Set.of(dialect), text, binds);
  }

  /** The same, on databases of several dialects. */
  public Changes sqlAloneOn(Set<String> dialects, String text, @Nullable Object... binds) {
    return sql(dialects, text, binds, DataAction.Sql.Place.ALONE);
  }

  private Changes sql(
      Set<String> dialects, String text, @Nullable Object[] binds, DataAction.Sql.Place place) {
    List<@Nullable Object> values = Arrays.asList(binds);
    return add(new DataStep(new DataAction.Sql(text, values, new TreeSet<>(dialects), place)));
  }

  /**
   * Data steps that mend rows which were there before, and which a new database does not need: when
   * their revision is squashed, they are left out. They run like any other.
   *
   * @param steps says them: {@code changes.elidable(c -> c.sql("UPDATE …"))}
   * @throws IllegalArgumentException if it says a change of the schema
   */
  public Changes elidable(Consumer<Changes> steps) {
    var said = new Changes();
    steps.accept(said);
    for (Operation operation : said.recorded) {
      if (!(operation instanceof DataStep step)) {
        throw new IllegalArgumentException(
            "only data steps can be elidable, not: " + operation.describe());
      }
      add(step.asElidable());
    }
    return this;
  }

  /**
   * The rows of a table as it is at this place of the history, in the typed language: {@code
   * changes.rows(k).update(all -> all.set(k.nickname, k.name).where(k.nickname.isNull()))}.
   *
   * @param snapshot the table with the columns that the revision needs, declared in the revision
   *     itself: it says what the table is there, whatever becomes of it later
   */
  public <T extends io.bascule.dsl.Table> Rows<T> rows(T snapshot) {
    return Rows.of(snapshot, this::add);
  }

  /**
   * Inserts rows into a table as it is at this place of the history: that it has the columns, and
   * that the values are of their types, is seen before anything is run.
   *
   * @param table its name; {@code schema.table} outside the default schema
   * @param columns the columns that get a value
   * @param rows the values, in the order of the columns: {@code row(1, "Ann")}
   */
  public Changes insert(String table, List<String> columns, Row... rows) {
    return insert(Declare.name(table), columns, rows);
  }

  /** The same, for a table whose name holds dots. */
  public Changes insert(QualifiedName table, List<String> columns, Row... rows) {
    return add(new DataStep(new DataAction.Insert(table, columns, List.of(rows))));
  }

  /**
   * Gives columns of a table's rows other values, some rows at a time, each time in a transaction
   * of its own: {@code changes.backfill("users", fill -> fill.set("state", "new").where("state IS
   * NULL").inBatchesOf(500))}. It goes by the primary key, unless it says another, and is checked
   * against the table as it is at this place of the history. What stands before it in the revision
   * is made to last first. If the run breaks off, the next one goes on behind the last rows that
   * are done; nothing of it is taken back by itself. One that is {@link Backfill#atOnce} is a plain
   * update in the transaction of the revision.
   *
   * @param table its name; {@code schema.table} outside the default schema
   * @param said says which columns get which values, and in which rows
   */
  public Changes backfill(String table, UnaryOperator<Backfill> said) {
    return backfill(Declare.name(table), said);
  }

  /** The same, for a table whose name holds dots. */
  public Changes backfill(QualifiedName table, UnaryOperator<Backfill> said) {
    Backfill backfill = said.apply(Backfill.of(table));
    backfill.requireWhole();
    return add(new DataStep(backfill));
  }

  /**
   * Deletes rows of a table for good.
   *
   * @param table its name; {@code schema.table} outside the default schema
   * @param condition which rows, in SQL
   */
  public Changes delete(String table, String condition) {
    return delete(Declare.name(table), Declare.sql(condition));
  }

  /** The same, for a table whose name holds dots. */
  public Changes delete(QualifiedName table, String condition) {
    return delete(table, Declare.sql(condition));
  }

  /** The same, with a condition that is an expression. */
  public Changes delete(String table, Expression condition) {
    return delete(Declare.name(table), condition);
  }

  /** The same, for a table whose name holds dots. */
  public Changes delete(QualifiedName table, Expression condition) {
    return add(new DataStep(new Delete(table, condition)));
  }

  /** Deletes all rows of a table. */
  public Changes deleteAll(String table) {
    return deleteAll(Declare.name(table));
  }

  /** The same, for a table whose name holds dots. */
  public Changes deleteAll(QualifiedName table) {
    return add(new DataStep(new Delete(table, null)));
  }

  /**
   * A piece of Java on the connection of the run, inside its transaction. It must neither commit
   * nor close the connection.
   *
   * @param description one line that tells what it does
   */
  public Changes jdbc(String description, DataAction.Work work) {
    return add(new DataStep(new DataAction.Call(description, work)));
  }
}
