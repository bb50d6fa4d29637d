package io.bascule.dsl.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bascule.dsl.Column;
import io.bascule.dsl.IntegerColumn;
import io.bascule.dsl.PlainColumn;
import io.bascule.dsl.Table;
import io.bascule.dsl.Value;
import io.bascule.operation.DataStep;
import io.bascule.operation.ForEachRow;
import io.bascule.revision.Changes;
import io.bascule.schema.Declare;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import io.bascule.schema.TableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Every message about a declaration, as one page: {@code mistakes.golden.txt}. */
class MistakesTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "mistakes.golden.txt");

  private final Map<String, String> messages = new LinkedHashMap<>();

  private void mistake(String title, Supplier<? extends TableSource> table) {
    mistaken(title, () -> Schema.of(table));
  }

  private void mistaken(String title, Executable schema) {
    var refused = assertThrows(SchemaException.class, schema, title);
    messages.put(title, String.valueOf(refused.getMessage()).replaceAll("java:[0-9]+", "java:#"));
  }

  @SuppressWarnings("NullAway") // what a field holds before its line ran
  private static <V> V early() {
    return null;
  }

  private abstract static class Things extends Table {
    final Column<Integer> a = integer("a");

    Things() {
      super("things");
    }
  }

  @Test
  void everyMistakeIsToldInOneVoice() throws IOException {
    whatIsNotThereYet();
    whatIsThereTwice();
    whatIsNotFinished();
    whatIsElsewhere();
    whatIsSaidOfRows();
    var page = new StringBuilder();
    messages.forEach((title, text) -> page.append("== " + title + "\n" + text + "\n\n"));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(GOLDEN, page);
    }
    assertEquals(Files.readString(GOLDEN), page.toString());
  }

  private void whatIsSaidOfRows() {
    class Some extends Things {}
    var some = new Some();
    var others = new Some();
    var changes = new Changes();
    var rows = changes.rows(some);
    mistaken("a column of another snapshot", () -> rows.insert(row -> row.set(others.a, 1)));
    mistaken("two values", () -> rows.insert(row -> row.set(some.a, 1).set(some.a, 2)));
    mistaken("a row without values", () -> rows.insert(row -> row));
    rows.delete(some.a.eq(1));
    mistaken("a snapshot of no table", () -> changes.operations().applyTo(Schema.EMPTY));
    mistaken(
        "a snapshot of another table",
        () ->
            changes
                .operations()
                .applyTo(
                    Schema.EMPTY.with(
                        Declare.table("things", Declare.column("b", Declare.varchar(9))))));
    mistaken("a label without a constant", () -> read("mood", "PURPLE"));
    mistaken("a value of another class", () -> read("other", 7L));
  }

  private enum Mood {
    GLAD
  }

  private static void read(String column, Object value) {
    class Odd extends Table {
      final Column<Mood> mood = enumeration("mood", Mood.class);
      final Column<Integer> other = type("other", "oddity", Integer.class);

      Odd() {
        super("odd");
      }
    }
    var odd = new Odd();
    var changes = new Changes();
    Column<?> wanted = column.equals("mood") ? odd.mood : odd.other;
    changes.rows(odd).each("read", row -> assertNotNull(row.value(wanted)));
    var step = (DataStep) changes.operations().list().get(0);
    ((ForEachRow) step.action())
        .work()
        .on(
            new ForEachRow.Access() {
              @Override
              public Object value(String name) {
                return value;
              }

              @Override
              public void set(String name, @Nullable Object other) {}
            });
  }

  private void whatIsNotThereYet() {
    mistake(
        "an index on a field that comes later",
        () ->
            new Things() {
              {
                index("ix").on(a, MistakesTest.<Column<Integer>>early());
              }
            });
    mistake(
        "a check with a field that comes later",
        () ->
            new Things() {
              {
                check("ck", a.ge(MistakesTest.<Column<Integer>>early()));
              }
            });
    mistake(
        "a foreign key from a field that comes later",
        () ->
            new Things() {
              {
                foreignKey(a, MistakesTest.<Column<Integer>>early());
              }
            });
    mistake(
        "a default from a field that comes later",
        () ->
            new Things() {
              {
                integer("b").defaultTo(MistakesTest.<Value<Integer>>early());
              }
            });
  }

  private void whatIsThereTwice() {
    mistake(
        "two columns of one name",
        () ->
            new Things() {
              {
                text("a");
              }
            });
    mistake(
        "two primary keys",
        () ->
            new Things() {
              {
                integer("b").primaryKey();
                primaryKey(a);
              }
            });
    mistake(
        "two indexes of one name",
        () ->
            new Things() {
              {
                index("ix").on(a);
                index("ix").on(a.desc());
              }
            });
    mistake(
        "two enum types of one name",
        () ->
            new Things() {
              {
                enumeration("b", "kind", Thread.State.class);
                enumeration("c", "kind", Kind.class);
              }
            });
    mistake("a group taken in twice", TwiceStamped::new);
    mistaken("two tables of one name", () -> Schema.of(FirstThings::new, SecondThings::new));
    mistaken("two columns that exchange their names", () -> Schema.of(Exchanged::new));
  }

  private enum Kind {
    SMALL
  }

  private static final class FirstThings extends Things {}

  private static final class SecondThings extends Things {}

  private static final class Exchanged extends Things {
    Exchanged() {
      integer("b").renamedFrom("c");
      integer("c").renamedFrom("b");
    }
  }

  private static final class TwiceStamped extends Table {
    final Stamps first = include(Stamps::new);
    final Stamps second = include(Stamps::new);

    TwiceStamped() {
      super("stamped");
    }
  }

  private void whatIsNotFinished() {
    mistake(
        "an index on nothing",
        () ->
            new Things() {
              {
                index("ix");
              }
            });
    mistake(
        "a foreign key to nothing",
        () ->
            new Things() {
              {
                foreignKey(a);
              }
            });
    mistake(
        "a primary key of nothing",
        () ->
            new Things() {
              {
                primaryKey();
              }
            });
    mistake(
        "a condition with nothing to choose from",
        () ->
            new Things() {
              {
                check("ck", a.in());
              }
            });
    mistake(
        "a unique constraint on an expression",
        () ->
            new Things() {
              {
                unique(number(a).plus(1));
              }
            });
    mistake(
        "an array made after its default",
        () ->
            new Things() {
              {
                PlainColumn<Boolean> flags = bool("flags");
                flags.defaultTo(true);
                flags.array();
              }
            });
  }

  private void whatIsElsewhere() {
    mistake("a foreign key to a table that is not in the schema", Orders::new);
    mistake("a foreign key to a column of another table", Stranger::new);
    mistake(
        "a change after the schema was built",
        () -> {
          var table = new Selfish();
          assertEquals(1, Schema.of(() -> table).tables().size());
          table.a.nullable();
          return table;
        });
  }

  private static final class Selfish extends Table {
    final IntegerColumn<Integer> a = integer("a");

    Selfish() {
      super("selfish");
    }
  }

  private static final class Stranger extends Table {
    final IntegerColumn<Integer> a = integer("a");

    Stranger() {
      super("stranger");
      foreignKey(a).references(Stranger.class, s -> new Selfish().a);
    }
  }
}
