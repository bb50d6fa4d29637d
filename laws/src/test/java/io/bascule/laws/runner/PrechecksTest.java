package io.bascule.laws.runner;

import static io.bascule.laws.runner.Revised.entry;
import static io.bascule.laws.runner.Revised.history;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.check;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.sql;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.text;
import static io.bascule.schema.Declare.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.Statement;
import io.bascule.revision.Changes;
import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.Target;
import io.bascule.runner.Obstacle;
import io.bascule.runner.Plan;
import io.bascule.runner.Progress;
import io.bascule.runner.Runner;
import io.bascule.runner.Step;
import io.bascule.runner.StepException;
import io.bascule.testkit.ScratchDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that are in the way are told before anything is tried. */
class PrechecksTest {
  private static final Consumer<Changes> SHOP =
      changes ->
          changes
              .createTable(
                  table(
                      "shop",
                      column("id", bigint()),
                      column("name", text()).asNullable(),
                      column("price", bigint()).asNullable(),
                      primaryKey("id").named("pk_shop")))
              .createTable(table("other", column("code", bigint()).asNullable()))
              .sql("INSERT INTO shop VALUES (1, 'a', 5), (2, NULL, -1), (3, 'a', -7), (4, NULL, 1)")
              .sql("INSERT INTO other VALUES (7), (7), (8)");

  private static History then(Consumer<Changes> changes) {
    return history(entry("a", SHOP, down -> {}), entry("b<a", changes, down -> {}));
  }

  private static void nameIsNeeded(Changes changes) {
    changes.table("shop").alter(column("name", text()).asNullable(), column("name", text()));
  }

  @ParameterizedTest
  @EnumSource
  void all_of_them_at_once_and_nothing_is_tried(Kind kind) {
    var tried = new ArrayList<String>();
    Progress listener =
        new Progress() {
          @Override
          public void statementStarts(Step step, Statement statement, int index) {
            if (step.id().equals("b")) {
              tried.add(statement.text());
            }
          }
        };
    try (ScratchDatabase database = kind.create()) {
      Runner runner =
          Runner.of(
                  database.dataSource(),
                  then(
                      changes -> {
                        nameIsNeeded(changes);
                        changes.table("shop").add(check(sql("price > 0")).named("ck_price"));
                        changes.table("other").add(unique("code").named("uq_code"));
                      }))
              .withProgress(listener);
      runner.upgrade(Target.parse("a"));
      Plan plan = runner.plan(Direction.UP, Target.HEAD);
      List<Obstacle> obstacles = runner.measured(plan).measures().obstacles();
      assertEquals(List.of(2L, 2L, 2L), obstacles.stream().map(o -> o.finding().count()).toList());
      var refused = assertThrows(StepException.class, () -> runner.run(plan));
      assertEquals(obstacles.stream().map(Obstacle::finding).toList(), refused.findings());
      String message = refused.getMessage();
      assertTrue(message.startsWith("Cannot upgrade to b: rows are in the way."), message);
      assertTrue(message.contains("2 rows: shop.name is NULL"), message);
      assertTrue(message.contains("id = 4"), message);
      assertTrue(message.contains("price = -7"), message);
      assertTrue(message.contains("correct the rows by hand"), message);
      assertEquals(List.of(), tried);
      assertEquals("a", runner.current().get(0).revision());
      database.execute("UPDATE shop SET name = 'none', price = 1");
      database.execute("DELETE FROM other");
      runner.upgrade();
    }
  }

  @ParameterizedTest
  @EnumSource
  void rows_that_the_revision_mends_itself_are_in_nobodys_way(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      Runner runner =
          Runner.of(
              database.dataSource(),
              then(
                  changes -> {
                    changes.sql("UPDATE shop SET name = 'none' WHERE name IS NULL");
                    nameIsNeeded(changes);
                  }));
      runner.upgrade(Target.parse("a"));
      Plan plan = runner.plan(Direction.UP, Target.HEAD);
      assertEquals(List.of(), runner.measured(plan).measures().obstacles());
      runner.upgrade();
    }
  }

  /** The name means another table, or another column, by the time of the change. */
  @ParameterizedTest
  @EnumSource
  void what_has_another_meaning_by_then_is_not_asked(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      Runner runner =
          Runner.of(
              database.dataSource(),
              then(
                  changes -> {
                    changes.renameTable("shop", "old_shop").renameTable("other", "shop");
                    changes.table("shop").renameColumn("code", "name");
                    changes
                        .table("shop")
                        .alter(column("name", bigint()).asNullable(), column("name", bigint()));
                    changes.table("old_shop").renameColumn("name", "former");
                    changes.table("old_shop").add(column("name", bigint()).defaultTo(0));
                    changes.table("old_shop").add(index("ix_old", "name"));
                  }));
      runner.upgrade();
      assertEquals("b", runner.current().get(0).revision());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_revision_ahead_is_asked_as_far_as_it_can_be(Kind kind) {
    try (ScratchDatabase database = kind.create()) {
      Runner runner =
          Runner.of(
              database.dataSource(),
              history(
                  entry("a", SHOP, down -> {}),
                  entry(
                      "b<a",
                      changes -> changes.table("shop").renameColumn("price", "cost"),
                      down -> {}),
                  entry(
                      "c<b",
                      changes -> {
                        nameIsNeeded(changes);
                        changes.table("other").add(index("ix_code", "code").unique());
                      },
                      down -> {})));
      runner.upgrade(Target.parse("a"));
      Plan plan = runner.measured(runner.plan(Direction.UP, Target.HEAD));
      assertEquals(
          List.of("c"), plan.measures().obstacles().stream().map(Obstacle::revision).toList());
      assertEquals(2, plan.measures().obstacles().get(0).finding().count());
    }
  }
}
