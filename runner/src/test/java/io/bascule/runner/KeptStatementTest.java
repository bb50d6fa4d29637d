package io.bascule.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bascule.dialect.Statement;
import io.bascule.dialect.Statement.Mode;
import io.bascule.operation.Backfill;
import io.bascule.operation.DataStep;
import io.bascule.runner.KeptStatement.Kind;
import io.bascule.schema.QualifiedName;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptStatementTest {
  private static final Statement.Batches BATCHES =
      new Statement.Batches(
          new DataStep(Backfill.of(QualifiedName.of("t"))),
          "\"t\nt\"",
          "UPDATE t\nSET a = 1",
          "",
          List.of("b", "\"c c\""),
          7);

  private static final List<KeptStatement> ALL =
      List.of(
          new KeptStatement(Kind.SQL, Mode.IN_TRANSACTION, "create table users", "CREATE\n(\n)"),
          new KeptStatement(Kind.OWN, Mode.ALONE, "sql: VACUUM", "VACUUM"),
          new KeptStatement(Kind.GUARD, Mode.IN_TRANSACTION, "No row may be there.", "SELECT 1"),
          new KeptStatement(
              Kind.OWN, Mode.IN_TRANSACTION, "sql: x", "\n-- sql, 2 lines: not a header\n\n"),
          new KeptStatement(Kind.DELETES, Mode.IN_TRANSACTION, "drop column a.b c.d", "a\nb c\nd"),
          KeptBatches.of(BATCHES, "backfill a of t"),
          KeptStatement.lost("a step in Java", ""));

  @Test
  void what_is_written_is_read_again() {
    assertEquals(ALL, KeptStatement.parse(KeptStatement.text(ALL)));
    assertEquals(List.of(), KeptStatement.parse(KeptStatement.text(List.of())));
  }

  @Test
  void batches_are_what_they_were() {
    var read = (Statement.Batches) KeptBatches.of(BATCHES, "x").toStatement();
    assertEquals(BATCHES.text(), read.text());
    assertEquals(
        BATCHES.next("1, 2", "quote(%s)"::formatted), read.next("1, 2", "quote(%s)"::formatted));
    assertEquals(BATCHES.update("1, 2", "3, 4"), read.update("1, 2", "3, 4"));
    assertEquals(
        "UPDATE t\nSET a = 1\nWHERE (b, \"c c\") > (1, 2) AND (b, \"c c\") <= (3, 4)",
        read.update("1, 2", "3, 4"));
    var edited =
        new KeptStatement(
            Kind.BATCHES, Mode.ALONE, "x", KeptBatches.of(BATCHES, "x").text() + "\nmore");
    assertThrows(IllegalArgumentException.class, edited::toStatement);
  }

  @Test
  void people_can_read_it() {
    assertEquals(
        """
        -- sql, 3 lines: create table users
        CREATE
        (
        )
        -- own alone, 1 line: sql: VACUUM
        VACUUM\
        """,
        KeptStatement.text(ALL.subList(0, 2)));
  }

  @Test
  void what_somebody_edited_is_no_such_text() {
    for (String text : List.of("DROP TABLE users", "-- sql, 2 lines: x\nSELECT 1", "-- sql: x")) {
      assertThrows(IllegalArgumentException.class, () -> KeptStatement.parse(text), text);
    }
  }
}
