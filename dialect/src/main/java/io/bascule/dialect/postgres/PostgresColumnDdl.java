package io.bascule.dialect.postgres;

import io.bascule.dialect.Statement;
import io.bascule.operation.AddColumn;
import io.bascule.operation.AlterColumn;
import io.bascule.operation.Operation;
import io.bascule.schema.Column;
import io.bascule.schema.Expression;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Sequence;
import io.bascule.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says that a column comes, or that it changes. */
final class PostgresColumnDdl {
  private final PostgresSpelling spelling;
  private final PostgresDiagnoses diagnoses;
  private final PostgresState state;
  private final PostgresSerials serials;
  private final int version;
  private final Operation cause;

  PostgresColumnDdl(
      PostgresSpelling spelling,
      PostgresState state,
      PostgresSerials serials,
      int version,
      Operation cause) {
    this.spelling = spelling;
    this.diagnoses = new PostgresDiagnoses(spelling);
    this.state = state;
    this.serials = serials;
    this.version = version;
    this.cause = cause;
  }

  private Statement.Sql sql(String text) {
    return Statement.Sql.of(cause, text);
  }

  private List<Statement> say(List<String> texts) {
    return texts.stream().<Statement>map(this::sql).toList();
  }

  List<Statement> of(AddColumn change) {
    QualifiedName table = change.table();
    Table alone = Table.of(table).with(change.column());
    PostgresTables tables = state.tables(spelling, table, version);
    var statements = new ArrayList<>(say(serials.clear(alone)));
    statements.addAll(say(tables.beforeSerial(alone)));
    Statement.Sql add =
        sql(
            "ALTER TABLE %s ADD COLUMN ".formatted(spelling.name(table))
                + spelling.column(numbered(change)));
    statements.add(
        change.hazards().isEmpty()
            ? add
            : add.with(diagnoses.any(table, change.column(), state.key(table))));
    if (!tables.beforeSerial(alone).isEmpty()) {
      statements.addAll(say(List.of(tables.own(change.column(), table))));
    }
    statements.addAll(say(tables.comments(alone)));
    return statements;
  }

  /** With its default from the start, a new column numbers the rows that are there. */
  private Column numbered(AddColumn change) {
    Column column = change.column();
    if (!PostgresNumbers.isSerial(column) || PostgresSpelling.isPlainSerial(column)) {
      return column;
    }
    String sequence = spelling.name(PostgresTables.sequence(column, change.table()));
    return column
        .withIdentity(null)
        .withDefault(Expression.sql("nextval(" + spelling.string(sequence) + ")"));
  }

  List<Statement> of(AlterColumn change) {
    QualifiedName table = change.table();
    Column before = serials.present(table, change.before());
    Column after = serials.wanted(table, change.before(), change.after());
    QualifiedName fresh = fresh(table, before, after);
    Sequence inherited =
        fresh == null ? null : serials.inherited(before, PostgresTables.sequenceOf(after, table));
    var statements = new ArrayList<Statement>();
    if (fresh != null && inherited == null) {
      statements.addAll(say(serials.clear(fresh)));
    }
    var work = change(table, before, after, inherited);
    if (work.replaces(state.hasChecks(table))) {
      String column = change.before().name();
      statements.add(
          sql(new PostgresAside(spelling).aroundColumn(table, column, work.replacement())));
      work = change(table, work.replaced(), after, inherited);
    }
    work.work(change.using(), state.key(table));
    statements.addAll(say(work.parts().first()));
    String alteration = work.alteration();
    if (alteration != null) {
      if (change.using() == null && PostgresConversion.isMisread(before.type(), after.type())) {
        statements.add(misread(change));
      }
      statements.add(alteration(change, work, alteration));
    }
    statements.addAll(say(work.parts().last()));
    return statements;
  }

  /** The sequence that the column is to have and has not. */
  private static @Nullable QualifiedName fresh(QualifiedName table, Column before, Column after) {
    if (!PostgresNumbers.isSerial(after)) {
      return null;
    }
    QualifiedName wanted = PostgresTables.sequence(after, table);
    boolean there =
        PostgresNumbers.isSerial(before) && PostgresTables.sequence(before, table).equals(wanted);
    return there ? null : wanted;
  }

  private Statement misread(AlterColumn change) {
    Column before = change.before();
    String name = spelling.name(before.name());
    String type = spelling.type(change.after().type());
    return new Statement.Guard(
        cause,
        "SELECT %s FROM %s WHERE %s IS NOT NULL LIMIT 1"
            .formatted(name, spelling.name(change.table()), name),
        "%s.%s holds numbers, and only an expression with alter(…) can say which %s each means"
            .formatted(change.table(), before.name(), type));
  }

  private Statement alteration(AlterColumn change, PostgresColumnChange work, String text) {
    QualifiedName table = change.table();
    String column = change.before().name();
    Statement.Sql sent = sql(work.retyped() ? aside(table, column, text) : text);
    for (Statement.Diagnosis diagnosis : work.parts().diagnoses()) {
      sent = sent.with(diagnosis);
    }
    return sent;
  }

  private String aside(QualifiedName table, String column, String text) {
    var aside = new PostgresAside(spelling);
    if (state.hasComputed(table, column)) {
      return aside.aroundBase(table, column, List.of(text));
    }
    return state.isCarriedByTarget(table, column)
        ? aside.aroundCarried(table, column, List.of(text))
        : text;
  }

  private PostgresColumnChange change(
      QualifiedName table, Column before, Column after, @Nullable Sequence inherited) {
    var conversion = new PostgresConversion(spelling, state::isCast);
    return new PostgresColumnChange(
        spelling,
        conversion,
        state.tables(spelling, table, version),
        version,
        table,
        before,
        after,
        inherited);
  }
}
