package io.bascule.laws.cost;

import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.revision.Changes;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionHeader;
import io.bascule.runner.Runner;
import io.bascule.schema.Column;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.Naming;
import io.bascule.testkit.ScratchDatabase;
import io.bascule.testkit.ScratchSqlite;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A rebuild takes the time of the same statements written by hand. */
class RebuildTest {
  private static final int REPETITIONS = 5;

  private static final List<String> TABLE =
      List.of(
          "CREATE TABLE authors (id BIGINT NOT NULL CONSTRAINT pk_authors PRIMARY KEY)",
          """
          CREATE TABLE books (
            id BIGINT NOT NULL CONSTRAINT pk_books PRIMARY KEY,
            author_id BIGINT NOT NULL CONSTRAINT fk_books REFERENCES authors (id),
            title TEXT, pages BIGINT, printed TEXT, note TEXT)""",
          "CREATE INDEX ix_books_title ON books (title)",
          "CREATE INDEX ix_books_author ON books (author_id, printed DESC)");

  private static final String ROWS =
      """
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1$d)
      INSERT INTO %2$s""";

  private static final List<String> BY_HAND =
      List.of(
          "PRAGMA foreign_keys=OFF",
          "BEGIN IMMEDIATE",
          TABLE
              .get(1)
              .replace("books (", "new_books (")
              .replace("title TEXT", "title TEXT COLLATE NOCASE"),
          "INSERT INTO new_books SELECT id, author_id, title, pages, printed, note FROM books",
          "DROP TABLE books",
          "ALTER TABLE new_books RENAME TO books",
          TABLE.get(2),
          TABLE.get(3),
          "PRAGMA foreign_key_check",
          "COMMIT");

  @Test
  void givesTheSameAsByHand() throws SQLException {
    try (ScratchDatabase byHand = made(1_000);
        ScratchDatabase bascule = made(1_000)) {
      byHand(byHand);
      bascule(bascule);
      assertEquals(
          List.of(),
          DatabaseDump.of(bascule.dataSource())
              .differencesFrom(DatabaseDump.of(byHand.dataSource()), Naming.OPTIONAL));
    }
  }

  /** Prints the times of a million rows: {@code make bench}. */
  @Tag("bench")
  @Test
  void aMillionRows() throws SQLException {
    var hand = new ArrayList<Long>();
    var own = new ArrayList<Long>();
    for (int i = 0; i < REPETITIONS; i++) {
      try (ScratchDatabase database = made(1_000_000)) {
        hand.add(Clock.nanos(() -> byHand(database)));
      }
      try (ScratchDatabase database = made(1_000_000)) {
        own.add(Clock.nanos(() -> bascule(database)));
      }
    }
    long[] hands = hand.stream().mapToLong(Long::longValue).toArray();
    long[] owns = own.stream().mapToLong(Long::longValue).toArray();
    Clock.print("rebuild of 1,000,000 rows by hand", hands);
    Clock.print("rebuild of 1,000,000 rows by a revision", owns);
    System.out.printf("ratio %.2f%n", Clock.median(owns) / Clock.median(hands));
  }

  private static ScratchDatabase made(int rows) throws SQLException {
    ScratchDatabase database = ScratchSqlite.create();
    run(database, TABLE);
    run(
        database,
        List.of(
            ROWS.formatted(1_000, "authors SELECT i FROM n"),
            ROWS.formatted(
                rows,
                "books SELECT i, 1 + i % 1000, 'title ' || (i * 7919 % 1000003), i % 900,"
                    + " date('2000-01-01', (i % 9000) || ' days'), 'some words on book ' || i"
                    + " FROM n")));
    return database;
  }

  private static void byHand(ScratchDatabase database) throws SQLException {
    run(database, BY_HAND);
  }

  private static void run(ScratchDatabase database, List<String> statements) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static void bascule(ScratchDatabase database) {
    var entry = new HistoryEntry(RevisionHeader.of("nocase"), new TitlesInAnyCase());
    Runner.of(database.dataSource(), History.of(List.of(entry))).upgrade();
  }

  private static final class TitlesInAnyCase implements Revision {
    private static final Column BINARY = column("title", text()).asNullable();
    private static final Column NOCASE = BINARY.withCollation("NOCASE");

    @Override
    public void upgrade(Changes changes) {
      changes.table("books").alter(BINARY, NOCASE);
    }

    @Override
    public void downgrade(Changes changes) {
      changes.table("books").alter(NOCASE, BINARY);
    }
  }
}
