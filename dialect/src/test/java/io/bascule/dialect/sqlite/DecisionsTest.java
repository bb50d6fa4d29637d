package io.bascule.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.Planned;
import io.bascule.dialect.Statement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes are made in place, and by which version of SQLite. */
class DecisionsTest {
  private static final String REBUILD = "rebuild";

  /** Each line: the version, the table before and after, and the statements in place. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          3.54.1 | a int              | a int, b text                        | ALTER TABLE t ADD COLUMN b TEXT
          3.26.0 | a int              | a int, b text                        | ALTER TABLE t ADD COLUMN b TEXT
          3.54.1 | a int              | a int, b int not null default 5      | ALTER TABLE t ADD COLUMN b int NOT NULL DEFAULT 5
          3.54.1 | a int              | a int, b int not null                | rebuild
          3.54.1 | a int              | a int, b text default current_date   | rebuild
          3.54.1 | a int              | a int, b text default (1 + 2)        | rebuild
          3.54.1 | a int              | b text, a int                        | rebuild
          3.54.1 | a int              | a int, b int unique                  | rebuild
          3.54.1 | a int              | a int, b int as (a + 1)              | ALTER TABLE t ADD COLUMN b int GENERATED ALWAYS AS (a + 1) VIRTUAL
          3.54.1 | a int              | a int, b int as (a + 1) stored       | rebuild
          3.54.1 | a int              | a int, b int references p(id)        | ALTER TABLE t ADD COLUMN b int REFERENCES p (id)
          3.26.0 | a int              | a int, b int references p(id)        | ALTER TABLE t ADD COLUMN b int REFERENCES p (id)
          3.54.1 | a int              | a int, b int, check (b > a)          | ALTER TABLE t ADD COLUMN b int; ALTER TABLE t ADD CHECK (b > a)
          3.40.0 | a int              | a int, b int, check (b > a)          | ALTER TABLE t ADD COLUMN b int CHECK (b > a)
          3.36.0 | a int              | a int, b int, check (b > a)          | rebuild
          3.54.1 | a int, b int       | a int                                | ALTER TABLE t DROP COLUMN b
          3.34.0 | a int, b int       | a int                                | rebuild
          3.54.1 | a int, b int unique | a int                               | rebuild
          3.54.1 | a int, b int references p(id) | a int                     | ALTER TABLE t DROP COLUMN b
          3.54.1 | a int, b int check (b > 1) | a int                        | ALTER TABLE t DROP COLUMN b
          3.54.1 | a int              | a int not null                       | ALTER TABLE t ALTER COLUMN a SET NOT NULL
          3.51.0 | a int              | a int not null                       | rebuild
          3.54.1 | a int not null     | a int                                | ALTER TABLE t ALTER COLUMN a DROP NOT NULL
          3.54.1 | a int              | a int not null on conflict ignore    | rebuild
          3.54.1 | a int              | a int, check (a > 0)                 | ALTER TABLE t ADD CHECK (a > 0)
          3.54.1 | a int              | a int, constraint c check (a > 0)    | ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0)
          3.54.1 | a int, constraint c check (a > 0) | a int                 | ALTER TABLE t DROP CONSTRAINT c
          3.54.1 | a int, check (a > 0) | a int                              | rebuild
          3.54.1 | a int, constraint f foreign key (a) references p(id) | a int | ALTER TABLE t DROP CONSTRAINT f
          3.53.4 | a int, constraint f foreign key (a) references p(id) | a int | rebuild
          3.54.1 | a int              | a int references p(id)               | rebuild
          3.54.1 | a int              | a int default 5                      | rebuild
          3.54.1 | a int              | a text                               | rebuild
          3.54.1 | a int, b int       | b int, a int                         | rebuild
          3.54.1 | a int              | a int, primary key (a)               | rebuild
          """)
  void inPlaceOrNot(String version, String before, String after, String expected)
      throws SQLException {
    String parent = "create table p(id integer primary key);\n";
    try (var database = TestDatabase.of(parent + "create table t(" + before + ")");
        var wanted = TestDatabase.of(parent + "create table t(" + after + ")")) {
      Planned planned =
          database.plan(
              SqliteVersion.of(version), NaiveDiff.between(database.read(), wanted.read()));
      List<String> texts =
          planned.statements().stream()
              .filter(Statement.Sql.class::isInstance)
              .map(Statement::text)
              .toList();
      if (expected.equals(REBUILD)) {
        assertTrue(texts.contains("DROP TABLE t"), texts::toString);
      } else {
        assertEquals(List.of(expected.split("; ", -1)), texts);
      }
      database.run(planned);
      assertEquals(wanted.read(), database.read());
    }
  }
}
