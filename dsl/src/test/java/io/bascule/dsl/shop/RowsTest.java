package io.bascule.dsl.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dsl.Column;
import io.bascule.dsl.Labelled;
import io.bascule.dsl.Rows;
import io.bascule.dsl.Table;
import io.bascule.operation.Backfill;
import io.bascule.operation.DataAction;
import io.bascule.operation.DataStep;
import io.bascule.operation.Delete;
import io.bascule.operation.ForEachRow;
import io.bascule.operation.Hazard;
import io.bascule.operation.Operation;
import io.bascule.operation.Row;
import io.bascule.revision.Changes;
import io.bascule.revision.Fingerprint;
import io.bascule.revision.Revision;
import io.bascule.schema.Declare;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said of rows in the typed language, as the steps that it records. */
class RowsTest {
  private enum Mood implements Labelled {
    GLAD("glad"),
    SAD("SAD");

    private final String label;

    Mood(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  private static class Keepers extends Table {
    final Column<Long> id = bigint("id");
    final Column<String> name = varchar("name", 60);
    final Column<String> nickname = varchar("nickname", 60).nullable();
    final Column<Mood> mood = enumeration("mood", Mood.class).nullable();
    final Column<List<String>> tags = text("tags").array().nullable();

    Keepers() {
      super("keepers");
    }
  }

  private static final class Others extends Table {
    final Column<String> nickname = text("nickname");
    final Column<String> motto = text("motto");

    Others() {
      super("others");
    }
  }

  private static final io.bascule.schema.Table MADE =
      Declare.table(
          "keepers",
          Declare.column("id", Declare.bigint()),
          Declare.column("name", Declare.varchar(60)),
          Declare.column("nickname", Declare.varchar(60)).asNullable(),
          Declare.column("mood", Declare.enumeration("mood")).asNullable(),
          Declare.column("tags", Declare.array(Declare.text())).asNullable(),
          Declare.column("more", Declare.date()),
          Declare.primaryKey("id"));

  private static final Schema MOODS = Schema.EMPTY.with(Declare.enumType("mood", "glad", "SAD"));

  private static final Schema SCHEMA = MOODS.with(MADE);

  private final Keepers k = new Keepers();

  private List<DataAction> said(Consumer<Rows<Keepers>> words) {
    var changes = new Changes();
    words.accept(changes.rows(k));
    var actions = new ArrayList<DataAction>();
    for (Operation operation : changes.operations().list()) {
      DataStep step = assertInstanceOf(DataStep.class, operation);
      assertEquals(SCHEMA, step.applyTo(SCHEMA));
      actions.add(step.action());
    }
    return actions;
  }

  @Test
  void rowsThatHaveTheSameColumnsAreInsertedTogether() {
    List<DataAction> actions =
        said(
            rows ->
                rows.insert(
                    row -> row.set(k.id, 1).set(k.name, "Ann"),
                    row -> row.set(k.name, "Bob").set(k.id, 2),
                    row -> row.set(k.id, 3).set(k.name, "Cid").set(k.nickname, null),
                    row -> row.set(k.id, 4).set(k.name, "Dee")));
    assertEquals(
        List.of(
            new DataAction.Insert(
                MADE.id(), List.of("id", "name"), List.of(Row.row(1L, "Ann"), Row.row(2L, "Bob"))),
            new DataAction.Insert(
                MADE.id(), List.of("id", "name", "nickname"), List.of(Row.row(3L, "Cid", null))),
            new DataAction.Insert(MADE.id(), List.of("id", "name"), List.of(Row.row(4L, "Dee")))),
        actions);
  }

  @Test
  void aListAndAStreamOfAnything() {
    List<DataAction> actions =
        said(
            rows ->
                rows.insertAll(
                        List.of("Ann", "Bob"), (row, n) -> row.set(k.id, n.length()).set(k.name, n))
                    .insertAll(
                        IntStream.range(0, 9).boxed(),
                        (row, n) -> row.set(k.id, n).set(k.name, "n" + n))
                    .insertAll(List.<String>of(), (row, n) -> row.set(k.name, n)));
    assertEquals(
        List.of("insert 2 rows into keepers", "insert 9 rows into keepers"),
        actions.stream().map(DataAction::describe).toList());
  }

  @Test
  void constantsThatOnlyJavaKnowsAreLabelsAndTexts() {
    DataAction.Insert insert =
        assertInstanceOf(
            DataAction.Insert.class,
            said(rows ->
                    rows.insert(
                        row ->
                            row.set(k.id, 1)
                                .set(k.name, "Ann")
                                .set(k.mood, Mood.GLAD)
                                .set(k.tags, List.of("a", "b\"c"))))
                .get(0));
    assertEquals(List.of(1L, "Ann", "glad", "{\"a\",\"b\\\"c\"}"), insert.rows().get(0).values());
    DataAction.Insert other =
        assertInstanceOf(
            DataAction.Insert.class,
            said(rows -> rows.insert(row -> row.set(k.mood, Mood.SAD))).get(0));
    assertEquals(List.of(Mood.SAD), other.rows().get(0).values());
  }

  @Test
  void anUpdateIsABackfillAtOnce() {
    assertEquals(
        List.of(
            Backfill.of(MADE.id())
                .set("nickname", Declare.column("name"))
                .set("id", 7L)
                .set("mood", null)
                .where(Declare.column("nickname").isNull().and(Declare.sql("id > 1")))
                .atOnce(),
            Backfill.of(MADE.id())
                .set("mood", "glad")
                .set("name", Declare.sql("upper(name)"))
                .by("id")
                .inBatchesOf(500)),
        said(
            rows ->
                rows.update(
                        all ->
                            all.set(k.nickname, k.name)
                                .set(k.id, 7)
                                .clear(k.mood)
                                .where(k.nickname.isNull())
                                .where("id > 1"))
                    .backfill(
                        fill ->
                            fill.set(k.mood, Mood.GLAD)
                                .set(k.name, Declare.sql("upper(name)"))
                                .by(k.id)
                                .inBatchesOf(500))));
  }

  @Test
  void aDeleteSaysThatItDeletesData() {
    List<DataAction> actions =
        said(rows -> rows.delete(k.id.gt(1000L).and(k.name.in("a", "b"))).deleteAll());
    assertEquals(
        List.of(
            "delete rows of keepers where (id > 1000) AND (name IN ('a', 'b'))",
            "delete all rows of keepers"),
        actions.stream().map(DataAction::describe).toList());
    for (DataAction action : actions) {
      assertEquals(
          List.of(Hazard.Severity.DELETES_DATA),
          new DataStep(action).hazards().stream().map(Hazard::severity).toList());
    }
    assertNull(assertInstanceOf(Delete.class, actions.get(1)).where());
  }

  @Test
  void javaReadsAndWritesARow() {
    ForEachRow each =
        assertInstanceOf(
            ForEachRow.class,
            said(rows ->
                    rows.each(
                        "moods",
                        some -> some.where(k.id.gt(1L)).where("id < 9").by(k.id),
                        row -> {
                          assertEquals(5L, row.value(k.id));
                          assertNull(row.value(k.nickname));
                          assertEquals(Mood.GLAD, row.value(k.mood));
                          row.set(k.mood, Mood.SAD).set(k.id, 6).set(k.nickname, "x");
                        }))
                .get(0));
    assertEquals(List.of("id"), each.key());
    assertEquals("moods", each.describe());
    var values = new TreeMap<String, @Nullable Object>();
    values.put("id", 5L);
    values.put("mood", "glad");
    each.work()
        .on(
            new ForEachRow.Access() {
              @Override
              public @Nullable Object value(String column) {
                return values.get(column);
              }

              @Override
              public void set(String column, @Nullable Object value) {
                values.put(column, value);
              }
            });
    assertEquals("{id=6, mood=SAD, nickname=x}", values.toString());
  }

  @Test
  void whatTheTableIsNotIsRefused() {
    refused(Schema.EMPTY, "there is no such table");
    refused(MOODS.with(MADE.withName(Declare.name("other"))), "tables  other");
    refused(changed(Declare.column("nickname", Declare.text())), "nickname is text, and the sn");
    refused(changed(Declare.column("nickname", Declare.varchar(61))), "nickname is varchar(61), a");
    refused(changed(Declare.column("nick", Declare.text())), "nickname is not there");
    new Keepers();
    assertEquals(
        SCHEMA, step().applyTo(SCHEMA)); // which has a column besides, and a key of its own
  }

  private static Schema changed(io.bascule.schema.Column column) {
    return MOODS.with(MADE.withColumns(MADE.columns().without("nickname").with(column)));
  }

  private DataStep step() {
    var changes = new Changes();
    changes.rows(k).update(all -> all.set(k.name, "x"));
    return (DataStep) changes.operations().list().get(0);
  }

  private void refused(Schema schema, String why) {
    var refused = assertThrows(SchemaException.class, () -> step().applyTo(schema));
    assertEquals("snapshot-misfit", refused.code());
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains(why), message);
  }

  @Test
  void columnsOfOtherTablesAreRefused() {
    var other = new Others();
    Changes changes = new Changes();
    Rows<Keepers> keepers = changes.rows(k);
    var second = new Keepers();
    mistaken(() -> keepers.insert(row -> row.set(other.nickname, "x")));
    mistaken(() -> keepers.insert(row -> row.set(second.name, "x")));
    mistaken(() -> keepers.update(all -> all.set(k.name, other.motto)));
    mistaken(() -> keepers.update(all -> all.set(k.name, "x").where(other.motto.isNull())));
    mistaken(() -> keepers.delete(other.motto.eq("x").not()));
    mistaken(() -> keepers.backfill(fill -> fill.set(k.name, "x").by(other.motto)));
    assertEquals(List.of(), changes.operations().list());
  }

  private static void mistaken(Runnable words) {
    var refused = assertThrows(SchemaException.class, words::run);
    assertEquals("column-of-another-table", refused.code());
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("RowsTest.java:"), message);
  }

  @Test
  void halfSentencesAreRefused() {
    Rows<Keepers> keepers = new Changes().rows(k);
    assertThrows(SchemaException.class, () -> keepers.insert(row -> row));
    assertThrows(SchemaException.class, () -> keepers.update(all -> all));
    assertThrows(SchemaException.class, () -> keepers.insert(row -> row.set(k.id, 1).set(k.id, 2)));
    assertThrows(SchemaException.class, () -> keepers.update(all -> all.set(k.id, 1).set(k.id, 2)));
    assertThrows(
        SchemaException.class,
        () -> keepers.backfill(fill -> fill.set(k.name, "x").inBatchesOf(0)));
  }

  @Test
  void aChangedSnapshotIsAnotherRevision() {
    class Wider extends Table {
      final Column<String> name = varchar("name", 61);

      Wider() {
        super("keepers");
      }
    }
    class Narrower extends Table {
      final Column<String> name = varchar("name", 60);

      Narrower() {
        super("keepers");
      }
    }
    var wider = new Wider();
    var narrower = new Narrower();
    assertNotEquals(
        fingerprint(changes -> changes.rows(wider).delete(wider.name.eq("x"))),
        fingerprint(changes -> changes.rows(narrower).delete(narrower.name.eq("x"))));
    assertEquals(
        fingerprint(changes -> changes.rows(new Wider()).deleteAll()),
        fingerprint(changes -> changes.rows(new Wider()).deleteAll()));
    assertNotEquals(
        fingerprint(changes -> changes.rows(wider).delete(wider.name.eq("x"))),
        fingerprint(changes -> changes.rows(wider).delete(wider.name.eq("y"))));
  }

  private static Fingerprint fingerprint(Consumer<Changes> said) {
    return Fingerprint.of(
        new Revision() {
          @Override
          public void upgrade(Changes changes) {
            said.accept(changes);
          }

          @Override
          public void downgrade(Changes changes) {}
        });
  }

  @Test
  void stepsForOldRowsKeepTheirSnapshot() {
    var changes = new Changes();
    changes.elidable(old -> old.rows(k).update(all -> all.set(k.name, "x")).delete(k.id.gt(5L)));
    for (Operation operation : changes.operations().list()) {
      DataStep step = assertInstanceOf(DataStep.class, operation);
      assertTrue(step.isElidable());
      assertEquals(MADE.id(), step.snapshot() == null ? null : step.snapshot().id());
    }
  }
}
