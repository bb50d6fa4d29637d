package io.bascule.laws.postgres;

import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.bool;
import static io.bascule.schema.Declare.check;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.decimal;
import static io.bascule.schema.Declare.enumType;
import static io.bascule.schema.Declare.enumeration;
import static io.bascule.schema.Declare.foreignKey;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.name;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.smallint;
import static io.bascule.schema.Declare.sql;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.text;
import static io.bascule.schema.Declare.timestamp;
import static io.bascule.schema.Declare.unique;
import static io.bascule.schema.Declare.uuid;
import static io.bascule.schema.Declare.varchar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bascule.dialect.Planned;
import io.bascule.dialect.Statement;
import io.bascule.operation.AddColumn;
import io.bascule.operation.AddConstraint;
import io.bascule.operation.AlterColumn;
import io.bascule.operation.AlterEnum;
import io.bascule.operation.CreateIndex;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.schema.Column;
import io.bascule.schema.Schema;
import io.bascule.schema.Type;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that are in the way of a change make it fail, are counted, and are shown. */
class PostgresDiagnosesTest {
  /**
   * A change that fails.
   *
   * @param rows what {@code t (id, a)} holds, as VALUES has it
   * @param change the change
   * @param found the number of rows in the way, for each question
   */
  record Case(Column a, String rows, Operation change, List<String> found) {
    @Override
    public String toString() {
      return change.describe() + " with " + rows;
    }
  }

  private static final Column A = column("a", text()).asNullable();
  private static final Column N = column("a", integer()).asNullable();
  private static final Type MOOD = enumeration("mood");

  private static Case when(Column a, String rows, Operation change, String... found) {
    return new Case(a, rows, change, List.of(found));
  }

  private static Case type(Type before, String rows, Type after, String... found) {
    Column a = column("a", before).asNullable();
    return when(a, rows, new AlterColumn(name("t"), a, a.withType(after)), found);
  }

  static Stream<Case> cases() {
    var t = name("t");
    return Stream.of(
        when(A, "(1, null), (2, 'x')", new AlterColumn(t, A, A.asRequired()), "1"),
        when(A, "(1, 'x')", new AddColumn(t, column("b", text())), "1"),
        when(
            A,
            "(1, 'x'), (2, 'x'), (3, null), (4, null)",
            new AddConstraint(t, unique("a").named("u")),
            "2"),
        when(
            A,
            "(1, 'x'), (2, 'X')",
            new CreateIndex(t, index("i", io.bascule.schema.Declare.key(sql("lower(a)"))).unique()),
            "2"),
        when(
            N,
            "(1, 5), (2, 5), (3, -5), (4, -5)",
            new CreateIndex(t, index("i", "a").unique().where(sql("a > 0"))),
            "2"),
        when(
            N,
            "(1, 5), (2, 5), (3, null)",
            new AddConstraint(t, primaryKey("a").named("pk")),
            "1",
            "2"),
        when(
            N,
            "(1, -5), (2, null), (3, 7)",
            new AddConstraint(t, check(sql("a > 0")).named("ck")),
            "1"),
        when(
            N,
            "(1, 5), (2, null), (3, 7)",
            new AddConstraint(t, foreignKey("a").named("f").references("p", "id")),
            "1"),
        type(text(), "(1, 'x'), (2, '7')", integer(), "1"),
        type(bool(), "(1, true), (2, null)", timestamp(), "1"),
        type(text(), "(1, 'x'), (2, '7.5')", decimal(5, 2), "1"),
        type(text(), "(1, 'x'), (2, 'yes')", bool(), "1"),
        type(text(), "(1, 'x'), (2, null)", uuid(), "1"),
        type(text(), "(1, 'x'), (2, 'a')", MOOD, "1"),
        type(text(), "(1, 'xyz'), (2, 'a')", varchar(2), "1"),
        type(bigint(), "(1, 70000), (2, 7)", smallint(), "1"),
        type(bigint(), "(1, 5000000000), (2, 7)", integer(), "1"),
        type(decimal(), "(1, 1234.5), (2, 999.99)", decimal(5, 2), "1"),
        when(
            column("a", MOOD),
            "(1, 'b'), (2, 'a')",
            new AlterEnum(enumType("mood", "a", "b"), enumType("mood", "a"), new TreeMap<>()),
            "1"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void finds_what_is_in_the_way(Case one) {
    var schema =
        Schema.ofTables(
                List.of(
                    table("p", column("id", integer()), primaryKey("id").named("p_pkey")),
                    table("t", column("id", integer()), one.a())))
            .with(enumType("mood", "a", "b"));
    try (var trial = new PostgresTrial()) {
      trial.make(schema).execute("insert into p values (7)", "insert into t values " + one.rows());
      var changes = Operations.of(one.change());

      assertThrows(AssertionError.class, () -> trial.run(changes));

      Planned planned = trial.plan(changes);
      List<Statement.Diagnosis> asked =
          planned.statements().stream()
              .flatMap(statement -> ((Statement.Sql) statement).diagnoses().stream())
              .toList();
      List<String> found =
          asked.stream().flatMap(diagnosis -> trial.ask(diagnosis.count()).stream()).toList();
      assertEquals(one.found(), found);
      for (Statement.Diagnosis diagnosis : asked) {
        assertEquals(false, trial.ask(diagnosis.sample()).isEmpty(), diagnosis.sample());
      }
    }
  }
}
