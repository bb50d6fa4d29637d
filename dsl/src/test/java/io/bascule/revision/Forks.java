package io.bascule.revision;

import static io.bascule.revision.Entries.entry;
import static io.bascule.revision.Entries.history;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.enumeration;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.name;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.text;
import static io.bascule.schema.Declare.unique;
import static io.bascule.schema.Declare.varchar;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.schema.Column;
import io.bascule.schema.EnumType;
import io.bascule.schema.Schema;
import io.bascule.schema.Sequence;
import io.bascule.schema.Table;
import java.util.List;
import java.util.function.Consumer;

/** Two branches of a small shop, and what is expected of a merge of both, in either order. */
final class Forks {
  static final EnumType MOOD = EnumType.of(name("mood"), "good", "bad");
  static final Sequence NUMBERS = Sequence.of(name("numbers"));
  static final Column NICK = column("nick", varchar(20)).asNullable();
  static final Column TOTAL = column("total", integer());
  static final Column STATE = column("state", text());
  static final Column FEELS = column("feels", enumeration("mood")).asNullable();

  static final Table USERS =
      table(
          name("users"),
          column("id", bigint()),
          NICK,
          primaryKey("id").named("pk_users"),
          unique("nick").named("uq_users_nick"));

  static final Table ORDERS =
      table(name("orders"), column("id", bigint()), column("user_id", bigint()), TOTAL, STATE);

  static final Consumer<Changes> NOTHING = changes -> {};

  static final Consumer<Changes> SHOP =
      changes ->
          changes
              .createEnum(MOOD)
              .createSequence(NUMBERS)
              .createTable(USERS)
              .createTable(ORDERS)
              .createSchema("attic");

  private Forks() {}

  static History fork(Consumer<Changes> one, Consumer<Changes> other) {
    return History.of(
        List.of(
            entry("s", SHOP, NOTHING), entry("x<s", one, NOTHING), entry("y<s", other, NOTHING)));
  }

  static Merge merge(Consumer<Changes> one, Consumer<Changes> other) {
    History history = fork(one, other);
    return Merge.of(history, history.heads());
  }

  static void independent(Consumer<Changes> one, Consumer<Changes> other) {
    assertEquals(List.of(), merge(one, other).conflicts());
    assertEquals(List.of(), merge(other, one).conflicts());
    History history = fork(one, other);
    Schema base = history.schemaAt("s");
    HistoryEntry x = history.resolve("x");
    HistoryEntry y = history.resolve("y");
    assertEquals(
        y.upgrade().applyTo(x.upgrade().applyTo(base)),
        x.upgrade().applyTo(y.upgrade().applyTo(base)));
  }

  /** One conflict, for that reason, whichever branch is the first. */
  static void conflict(String why, Consumer<Changes> one, Consumer<Changes> other) {
    List<MergeConflict> found = merge(one, other).conflicts();
    assertEquals(List.of(why), found.stream().map(MergeConflict::why).toList());
    List<MergeConflict> mirrored = merge(other, one).conflicts();
    assertEquals(1, mirrored.size());
    assertEquals(found.get(0).one().change(), mirrored.get(0).other().change());
    assertEquals(found.get(0).other().change(), mirrored.get(0).one().change());
  }

  static Consumer<Changes> orders(Consumer<TableChanges> changes) {
    return all -> changes.accept(all.table("orders"));
  }

  static Consumer<Changes> users(Consumer<TableChanges> changes) {
    return all -> changes.accept(all.table("users"));
  }

  static Column nullable(String name) {
    return column(name, text()).asNullable();
  }

  static void doubt(String why, Consumer<Changes> one, Consumer<Changes> other) {
    List<String> wanted = why.isEmpty() ? List.of() : List.of(why);
    for (Merge merge : List.of(merge(one, other), merge(other, one))) {
      assertEquals(List.of(), merge.conflicts());
      assertEquals(wanted, merge.doubts().stream().map(MergeConflict::why).toList());
    }
  }
}
