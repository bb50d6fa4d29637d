package io.bascule.dialect.postgres;

import io.bascule.dialect.BackfillSql;
import io.bascule.dialect.DataQuery;
import io.bascule.dialect.DataSql;
import io.bascule.dialect.DeleteSql;
import io.bascule.dialect.InsertSql;
import io.bascule.dialect.RowLoop;
import io.bascule.dialect.Statement;
import io.bascule.operation.AddColumn;
import io.bascule.operation.AddConstraint;
import io.bascule.operation.AlterColumn;
import io.bascule.operation.AlterConstraint;
import io.bascule.operation.AlterEnum;
import io.bascule.operation.AlterIndex;
import io.bascule.operation.AlterSequence;
import io.bascule.operation.AlterTable;
import io.bascule.operation.Backfill;
import io.bascule.operation.CreateEnum;
import io.bascule.operation.CreateIndex;
import io.bascule.operation.CreateNamespace;
import io.bascule.operation.CreateSequence;
import io.bascule.operation.CreateTable;
import io.bascule.operation.DataAction;
import io.bascule.operation.DataStep;
import io.bascule.operation.Delete;
import io.bascule.operation.DropColumn;
import io.bascule.operation.DropConstraint;
import io.bascule.operation.DropEnum;
import io.bascule.operation.DropIndex;
import io.bascule.operation.DropNamespace;
import io.bascule.operation.DropSequence;
import io.bascule.operation.DropTable;
import io.bascule.operation.ForEachRow;
import io.bascule.operation.Guarded;
import io.bascule.operation.Operation;
import io.bascule.operation.RebuildTable;
import io.bascule.operation.RenameColumn;
import io.bascule.operation.RenameConstraint;
import io.bascule.operation.RenameIndex;
import io.bascule.operation.RenameTable;
import io.bascule.operation.ReorderColumns;
import io.bascule.operation.When;
import io.bascule.schema.Constraint;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Index;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says one change in PostgreSQL's words.
 *
 * <p>It is long because it has one method for each kind of change, most of them a line or two.
 */
final class PostgresDdl implements Operation.Visitor<List<Statement>> {
  private final PostgresSpelling spelling;
  private final PostgresTables tables;
  private final PostgresDiagnoses diagnoses;
  private final PostgresState state;
  private final PostgresSerials serials;
  private final int version;
  private final Operation cause;
  private final List<Operation> following;

  /**
   * The words for one change.
   *
   * @param state what is there before the change
   * @param version the server's major version
   * @param cause the change as it was wanted
   * @param following the changes that come after it in the same transaction
   */
  PostgresDdl(
      PostgresSpelling spelling,
      PostgresState state,
      int version,
      Operation cause,
      List<Operation> following) {
    this.spelling = spelling;
    this.tables = new PostgresTables(spelling);
    this.diagnoses = new PostgresDiagnoses(spelling);
    this.state = state;
    this.version = version;
    this.cause = cause;
    this.following = List.copyOf(following);
    this.serials = new PostgresSerials(spelling, state, this.following);
  }

  private Statement.Sql sql(String text) {
    return Statement.Sql.of(cause, text);
  }

  private List<Statement> say(String... texts) {
    return say(List.of(texts));
  }

  private List<Statement> say(List<String> texts) {
    return texts.stream().<Statement>map(this::sql).toList();
  }

  private static Statement.Sql with(Statement.Sql statement, List<Statement.Diagnosis> more) {
    Statement.Sql asked = statement;
    for (Statement.Diagnosis diagnosis : more) {
      asked = asked.with(diagnosis);
    }
    return asked;
  }

  private String alter(QualifiedName table) {
    return "ALTER TABLE " + spelling.name(table) + " ";
  }

  @Override
  public List<Statement> createNamespace(CreateNamespace change) {
    return say("CREATE SCHEMA " + spelling.name(change.name()));
  }

  @Override
  public List<Statement> dropNamespace(DropNamespace change) {
    return say("DROP SCHEMA " + spelling.name(change.name()));
  }

  @Override
  public List<Statement> createEnum(CreateEnum change) {
    return say(PostgresEnumChange.create(spelling, change.type()));
  }

  @Override
  public List<Statement> dropEnum(DropEnum change) {
    return say("DROP TYPE " + spelling.name(change.type().id()));
  }

  @Override
  public List<Statement> alterEnum(AlterEnum change) {
    return new PostgresEnumChange(spelling, state, change).statements(cause, following);
  }

  @Override
  public List<Statement> createSequence(CreateSequence change) {
    List<String> released = serials.released(change.sequence());
    if (released != null) {
      return say(released);
    }
    var texts = new ArrayList<>(serials.clear(change.sequence()));
    texts.add(tables.create(change.sequence()));
    return say(texts);
  }

  @Override
  public List<Statement> dropSequence(DropSequence change) {
    return state
        .leaving(change.sequence().id())
        .map(name -> say("DROP SEQUENCE " + spelling.name(name)))
        .orElse(List.of());
  }

  @Override
  public List<Statement> alterSequence(AlterSequence change) {
    return say(PostgresNumbers.alter(spelling, change.before(), change.after()));
  }

  @Override
  public List<Statement> createTable(CreateTable change) {
    Table table = change.subject();
    PostgresTables own = state.tables(spelling, table.attributes(), version);
    var texts = new ArrayList<>(serials.clear(table));
    texts.addAll(own.beforeSerial(table));
    texts.add(tables.create(table));
    texts.addAll(tables.afterSerial(table));
    table.constraints().stream()
        .filter(constraint -> !PostgresTables.isInline(constraint, table))
        .map(constraint -> tables.add(constraint, table.id()))
        .forEach(texts::add);
    table.indexes().stream().map(index -> tables.create(index, table.id())).forEach(texts::add);
    texts.addAll(tables.comments(table));
    return say(texts);
  }

  @Override
  public List<Statement> dropTable(DropTable change) {
    return say("DROP TABLE " + spelling.name(change.subject().id()));
  }

  @Override
  public List<Statement> renameTable(RenameTable change) {
    return say(new PostgresRenames(spelling, state).of(change));
  }

  @Override
  public List<Statement> alterTable(AlterTable change) {
    return say(PostgresAttributes.alter(spelling, change.table(), change.before(), change.after()));
  }

  @Override
  public List<Statement> addColumn(AddColumn change) {
    return columns().of(change);
  }

  private PostgresColumnDdl columns() {
    return new PostgresColumnDdl(spelling, state, serials, version, cause);
  }

  @Override
  public List<Statement> dropColumn(DropColumn change) {
    return say(alter(change.table()) + "DROP COLUMN " + spelling.name(change.column().name()));
  }

  @Override
  public List<Statement> renameColumn(RenameColumn change) {
    return say(new PostgresRenames(spelling, state).of(change));
  }

  @Override
  public List<Statement> alterColumn(AlterColumn change) {
    return columns().of(change);
  }

  @Override
  public List<Statement> reorderColumns(ReorderColumns change) {
    return List.of(); // the order of columns is fixed, and no part of their meaning
  }

  @Override
  public List<Statement> addConstraint(AddConstraint change) {
    return List.of(add(change.table(), change.constraint()));
  }

  /** Makes a constraint of an index that is there and does the same. */
  List<Statement> adopt(QualifiedName table, Unique unique) {
    String name = spelling.name(unique.id().orEmpty());
    return say(
        alter(table)
            + "ADD CONSTRAINT "
            + name
            + " UNIQUE USING INDEX "
            + name
            + PostgresConstraints.deferral(unique.deferral()));
  }

  private Statement add(QualifiedName table, Constraint constraint) {
    return with(
        sql(tables.add(constraint, table)), diagnoses.of(table, constraint, state.key(table)));
  }

  @Override
  public List<Statement> dropConstraint(DropConstraint change) {
    var statements =
        new ArrayList<>(
            say(alter(change.table()) + "DROP " + named(change.table(), change.constraint())));
    statements.addAll(
        say(PostgresAttributes.opened(spelling, state, change.table(), change.constraint())));
    return statements;
  }

  private String named(QualifiedName table, Constraint constraint) {
    return "CONSTRAINT " + spelling.name(state.name(table, constraint));
  }

  @Override
  public List<Statement> renameConstraint(RenameConstraint change) {
    QualifiedName table = change.table();
    String before = state.name(table, change.before());
    String given = change.after().text();
    String after =
        given == null
            ? state.chosenName(table, change.before().withName(ConstraintName.of(before)))
            : given;
    return before.equals(after)
        ? List.of()
        : say(
            "%sRENAME CONSTRAINT %s TO %s"
                .formatted(alter(table), spelling.name(before), spelling.name(after)));
  }

  @Override
  public List<Statement> alterConstraint(AlterConstraint change) {
    Constraint before = change.before();
    Constraint after = change.after();
    String alter = alter(change.table());
    if (PostgresAttributes.onlyValidated(before, after)) {
      return List.of(
          with(
              sql(alter + "VALIDATE " + named(change.table(), before)),
              diagnoses.of(change.table(), after, state.key(change.table()))));
    }
    if (PostgresAttributes.onlyDeferred(before, after)) {
      String when = PostgresAttributes.deferral(((ForeignKey) after).deferral());
      return say(alter + "ALTER " + named(change.table(), before) + " " + when);
    }
    String text =
        alter + "DROP " + named(change.table(), before) + ",\n  ADD " + spelling.constraint(after);
    return List.of(with(sql(text), diagnoses.of(change.table(), after, state.key(change.table()))));
  }

  @Override
  public List<Statement> createIndex(CreateIndex change) {
    QualifiedName table = change.table();
    Index index = change.index();
    var statements = new ArrayList<Statement>();
    statements.add(with(sql(tables.create(index, table)), diagnoses.of(table, index)));
    statements.addAll(say(tables.comments(Table.of(table).with(index))));
    return statements;
  }

  private String index(QualifiedName table, String name) {
    return "INDEX " + spelling.name(table.withLocal(name));
  }

  @Override
  public List<Statement> dropIndex(DropIndex change) {
    return say("DROP " + index(change.table(), change.index().name()));
  }

  @Override
  public List<Statement> renameIndex(RenameIndex change) {
    return say(
        "ALTER %s RENAME TO %s"
            .formatted(
                index(change.table(), change.before().name()), spelling.name(change.after())));
  }

  @Override
  public List<Statement> alterIndex(AlterIndex change) {
    return say(PostgresAttributes.alter(spelling, change));
  }

  @Override
  public List<Statement> rebuildTable(RebuildTable change) {
    throw new IllegalStateException("a rebuild is planned by its parts");
  }

  @Override
  public List<Statement> guarded(Guarded change) {
    throw new IllegalStateException("not decided: " + change.describe());
  }

  @Override
  public List<Statement> when(When change) {
    throw new IllegalStateException("not decided: " + change.describe());
  }

  @Override
  public List<Statement> dataStep(DataStep change) {
    return change.action().accept(new OfAction(change));
  }

  /** What is sent for a data step. */
  private final class OfAction implements DataAction.Visitor<List<Statement>> {
    private final DataStep step;

    OfAction(DataStep step) {
      this.step = step;
    }

    @Override
    public List<Statement> sql(DataAction.Sql sql) {
      return sql.isFor(Postgres.NAME)
          ? List.copyOf(DataSql.statements(new Postgres(), step, sql))
          : List.of();
    }

    @Override
    public List<Statement> insert(DataAction.Insert insert) {
      Table table = state.table(insert.table()).orElse(null);
      if (table != null) {
        insert.require(Schema.EMPTY.with(table));
      }
      return InsertSql.statements(new Postgres(), step, insert, column -> place(table, column));
    }

    @Override
    public List<Statement> backfill(Backfill backfill) {
      return List.of(
          BackfillSql.statement(
              new Postgres(), step, backfill, state.table(backfill.table()).orElse(null)));
    }

    @Override
    public List<Statement> delete(Delete delete) {
      return List.of(DeleteSql.statement(new Postgres(), step, delete));
    }

    @Override
    public List<Statement> forEachRow(ForEachRow each) {
      return List.of(
          RowLoop.statement(new Postgres(), step, each, state.table(each.table()).orElse(null)));
    }

    /**
     * What the driver says to be a text is taken for what the column holds; without the type's
     * length, because to convert to that would cut the value.
     */
    private String place(@Nullable Table table, String column) {
      return Optional.ofNullable(table)
          .flatMap(known -> known.column(column))
          .map(known -> spelling.type(known.type()))
          .filter(type -> !type.startsWith("char") && !type.startsWith("bit"))
          .map(type -> "CAST(? AS " + type.replaceAll("\\([0-9, ]*\\)", "") + ")")
          .orElse("?");
    }

    @Override
    public List<Statement> precondition(DataAction.Precondition precondition) {
      return precondition.isFor(Postgres.NAME)
          ? List.of(DataQuery.statement(new Postgres(), step, precondition))
          : List.of();
    }

    @Override
    public List<Statement> decision(DataAction.Decision decision) {
      return decision.query().isEmpty()
          ? List.of()
          : List.of(new Statement.Guard(step, decision.query(), decision.refusal()));
    }

    @Override
    public List<Statement> call(DataAction.Call call) {
      return List.of(new Statement.Call(cause, call));
    }
  }
}
