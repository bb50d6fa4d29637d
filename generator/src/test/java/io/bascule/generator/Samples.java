package io.bascule.generator;

import static io.bascule.schema.Conflict.REPLACE;
import static io.bascule.schema.Declare.after;
import static io.bascule.schema.Declare.attributes;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.bool;
import static io.bascule.schema.Declare.check;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.constraint;
import static io.bascule.schema.Declare.currentTimestamp;
import static io.bascule.schema.Declare.decimal;
import static io.bascule.schema.Declare.enumType;
import static io.bascule.schema.Declare.enumeration;
import static io.bascule.schema.Declare.first;
import static io.bascule.schema.Declare.foreignKey;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.json;
import static io.bascule.schema.Declare.key;
import static io.bascule.schema.Declare.lower;
import static io.bascule.schema.Declare.name;
import static io.bascule.schema.Declare.options;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.sequence;
import static io.bascule.schema.Declare.sql;
import static io.bascule.schema.Declare.sqlOn;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.text;
import static io.bascule.schema.Declare.timestampWithTimeZone;
import static io.bascule.schema.Declare.unique;
import static io.bascule.schema.Declare.varchar;
import static io.bascule.schema.Deferral.INITIALLY_DEFERRED;
import static io.bascule.schema.ForeignKey.Action.CASCADE;
import static io.bascule.schema.ForeignKey.Action.SET_NULL;
import static io.bascule.schema.Identity.Kind.ALWAYS;
import static io.bascule.schema.TableAttributes.Trait.STRICT;
import static io.bascule.schema.Validity.NOT_VALID;

import io.bascule.operation.AddColumn;
import io.bascule.operation.AddConstraint;
import io.bascule.operation.AlterColumn;
import io.bascule.operation.AlterConstraint;
import io.bascule.operation.AlterEnum;
import io.bascule.operation.AlterIndex;
import io.bascule.operation.AlterSequence;
import io.bascule.operation.AlterTable;
import io.bascule.operation.Backfill;
import io.bascule.operation.Condition;
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
import io.bascule.operation.Guarded;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.operation.RebuildTable;
import io.bascule.operation.RenameColumn;
import io.bascule.operation.RenameConstraint;
import io.bascule.operation.RenameIndex;
import io.bascule.operation.RenameTable;
import io.bascule.operation.ReorderColumns;
import io.bascule.operation.Row;
import io.bascule.operation.When;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.Expression;
import io.bascule.schema.Position;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every operation, said as somebody would need it. */
final class Samples {
  static final QualifiedName ORDERS = name("orders");
  static final QualifiedName INVOICES = name("billing.invoices");

  static final Table TABLE =
      table(
              ORDERS,
              column("id", bigint()).asIdentity(ALWAYS),
              column("user_id", bigint()),
              column("total", decimal(12, 2)).defaultTo(new BigDecimal("0.00")),
              column("state", varchar(20)).defaultTo("new").withCollation("NOCASE"),
              column("tags", text()).asNullable().withOnNull(REPLACE),
              column("created_at", timestampWithTimeZone()).withDefault(currentTimestamp()),
              column("search", text()).asNullable().storedAs(lower(column("state"))),
              primaryKey("id").named("pk_orders"),
              foreignKey("user_id")
                  .references("users", "id")
                  .onDelete(CASCADE)
                  .named("fk_orders_user_id"),
              check(column("total").ge(0).or(column("state").in("void", "returned")))
                  .named("ck_orders_total"),
              unique(key("user_id"), key("created_at").descending()).named("uq_orders_user_id"),
              index("ix_orders_open", "user_id", "total").where(column("state").eq("new")))
          .comment("What users\nbought, and \"when\"")
          .trait(STRICT);

  private Samples() {}

  static List<Operation> all() {
    var state = column("state", varchar(20)).defaultTo("new");
    var mood = enumType("mood", "sad", "ok", "happy");
    var numbers = sequence("billing.numbers").withOptions(options().startingAt(1000).cycling());
    var unnamed = foreignKey("user_id").references(name("app.v1", "users"), "id");
    var total = check(column("total").gt(0)).named("ck_orders_total");
    var open = index("ix_orders_open", key(lower(column("state"))), key("id").descending());
    return List.of(
        new CreateNamespace("billing"),
        new DropNamespace("billing"),
        new CreateEnum(mood),
        new DropEnum(mood),
        new AlterEnum(mood, enumType("mood", "sad", "ok", "glad"), renamed("happy", "glad")),
        new CreateSequence(numbers.as(integer())),
        new DropSequence(numbers),
        new AlterSequence(numbers, numbers.withOptions(options().between(1, 9_000_000_000L))),
        new CreateTable(TABLE),
        new DropTable(TABLE),
        new RenameTable(name("orders"), name("app.v1", "orders")),
        new AlterTable(
            ORDERS, attributes(), attributes().withComment("b").with("fillfactor", "70")),
        new AddColumn(ORDERS, state, Position.FIRST),
        new DropColumn(INVOICES, column("mood", enumeration("mood")).asNullable()),
        new RenameColumn(ORDERS, "status", "state"),
        new AlterColumn(ORDERS, state, column("state", integer()), sql("length(state)")),
        new ReorderColumns(ORDERS, List.of("id", "state"), List.of("state", "id")),
        new AddConstraint(ORDERS, unnamed.onDelete(SET_NULL).deferrable(INITIALLY_DEFERRED)),
        new DropConstraint(ORDERS, constraint("no_overlap", "EXCLUDE USING gist (span WITH &&)")),
        new RenameConstraint(ORDERS, total, ConstraintName.of("ck_orders_positive")),
        new AlterConstraint(ORDERS, total.validity(NOT_VALID), total),
        new CreateIndex(ORDERS, open.unique().including("total").where(sql("total > 0"))),
        new DropIndex(
            ORDERS, index("ix_orders_tags", key("tags").using("jsonb_path_ops")).using("gin")),
        new RenameIndex(ORDERS, open, "ix_orders_open_state"),
        new AlterIndex(ORDERS, open, open.withComment("for the front page")),
        new RebuildTable(
            TABLE,
            TABLE,
            Operations.of(
                new RenameColumn(ORDERS, "state", "status"),
                new AddColumn(ORDERS, column("paid", bool()).defaultTo(false), after("total")))),
        new Guarded(Guarded.Guard.IF_NOT_EXISTS, new CreateIndex(ORDERS, open)),
        new When(
            Condition.tableExists("old_orders")
                .and(Condition.not(Condition.columnExists("billing.invoices", "mood"))),
            Operations.of(
                new RenameColumn(name("old_orders"), "state", "status"),
                new AddColumn(name("old_orders"), column("paid", bool()).defaultTo(false)))),
        new DataStep(
            new DataAction.Sql(
                "UPDATE orders SET state = ? WHERE state IS NULL AND created_at < ? AND total > ?"
                    + " AND user_id IN (SELECT id FROM users WHERE active)",
                Arrays.asList("old", LocalDate.of(2026, 1, 1), new BigDecimal("9.90")),
                new TreeSet<>())));
  }

  /** What needs another form of a template than its operation's first sample. */
  static List<Operation> more() {
    var mood = enumType("mood", "a", "b", "c");
    var total = check(sqlOn("postgres", "total > 0::money").on("sqlite", "total > 0"));
    return List.of(
        new AlterEnum(mood, enumType("mood", "a", "c", "d"), new TreeMap<>()),
        new AlterEnum(mood, enumType("mood", "x", "b", "y"), renamed("a", "x", "c", "y")),
        new RenameTable(name("orders"), name("billing.orders")),
        new AddColumn(ORDERS, column("notes", json()).asNullable(), first()),
        new RenameConstraint(ORDERS, total.named("ck"), ConstraintName.NONE),
        new AlterColumn(ORDERS, column("a", text()), column("a", text()).asNullable()),
        new Guarded(
            Guarded.Guard.IF_EXISTS, new DropTable(table(name("a"), column("id", bigint())))),
        new DataStep(
            new DataAction.Insert(
                INVOICES, List.of("id", "state"), List.of(Row.row(1L, "new"), Row.row(2L, null)))),
        new DataStep(
            new DataAction.Insert(ORDERS, List.of("tags"), List.of(Row.row((Object) null)))),
        new DataStep(
            Backfill.of(ORDERS)
                .set("state", sql("lower(state)"))
                .set("total", new BigDecimal("9.90"))
                .set("note", null)
                .where("state IS NOT NULL")),
        new DataStep(Backfill.of(ORDERS).set("state", "new").atOnce()),
        new DataStep(
            Backfill.of(INVOICES)
                .set("state", "new")
                .where(sqlOn("sqlite", "a").on("postgres", "b"))
                .by("id", "nr")
                .inBatchesOf(5)),
        new DataStep(new Delete(ORDERS, null)),
        new DataStep(new Delete(INVOICES, sql("total < 0")), DataStep.Use.ELIDABLE),
        new DataStep(
            new Delete(ORDERS, Expression.column("total").lt(0).and(Expression.sql("a = 'b'")))),
        new DataStep(
            new DataAction.Precondition(
                DataAction.Precondition.Then.ABORT,
                "SELECT id FROM orders WHERE total < 0",
                new TreeSet<>(),
                "there are orders that cost less than nothing")),
        new DataStep(
            new DataAction.Precondition(
                DataAction.Precondition.Then.SKIP,
                "SELECT 1 FROM users",
                new TreeSet<>(Set.of("postgres")),
                "there are users already")),
        new DataStep(
            new DataAction.Sql(
                "DELETE FROM a", Arrays.asList((Object) null), new TreeSet<>(Set.of("sqlite")))),
        new DataStep(
            new DataAction.Sql(
                "DELETE FROM a\nWHERE b = ?\n  AND c = '\\'",
                List.of(5L),
                new TreeSet<>(Set.of("sqlite", "postgres")))));
  }

  private static TreeMap<String, String> renamed(String... pairs) {
    var renames = new TreeMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      renames.put(pairs[i], pairs[i + 1]);
    }
    return renames;
  }
}
