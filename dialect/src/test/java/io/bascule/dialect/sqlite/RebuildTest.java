package io.bascule.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.Planned;
import io.bascule.operation.Operations;
import io.bascule.operation.ReorderColumns;
import io.bascule.schema.QualifiedName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rebuild keeps what it is not told to change, to the last byte. */
class RebuildTest {
  private static final String NASTY =
      """
      CREATE TABLE p(id INTEGER PRIMARY KEY, code TEXT UNIQUE);
      CREATE TABLE "t" (
        id integer  primary key autoincrement, -- the key
        [a b] text collate nocase not null on conflict replace default 'x', /* odd */ `c` int,
        p int references p ( id ) on delete cascade deferrable initially deferred,
        code text references p(code),
        self int references t(id),
        g int generated always as ([c] * 2) stored, v text as ("a b" || 'v'),
        constraint "the check" check(t.c > 0 or "t".c is null), unique ("a b", c) on conflict ignore,
        check (length([a b]) < 100)
      );
      CREATE TABLE child(x int references t on delete cascade, y);
      CREATE INDEX i1 on t(lower([a b]), c DESC) where c > 1;
      CREATE UNIQUE INDEX "i 2" on "t"(id, [a b] collate binary);
      CREATE VIEW v1 as select id, g from t join child on x = id;
      CREATE VIEW broken as select nix from nowhere;
      CREATE TABLE log(what);
      INSERT INTO p VALUES (1, 'a'), (2, 'b');
      INSERT INTO t(id, "a b", c, p, code, self) VALUES
        (1, 'one', 5, 1, 'a', null), (7, 'seven', null, 2, 'zz', 1), (40, 'x', 3, 99, null, 7);
      DELETE FROM t WHERE id = 40;
      INSERT INTO child VALUES (1, 'y'), (777, 'orphan');
      CREATE TRIGGER tr1 after update of c on t when new.c <> old.c begin insert into log values ('u'); select new.id; end;
      CREATE TRIGGER tr2 after insert on child begin update t set c = c where id = new.x; end;
      """;

  private static final String ROWIDS =
      """
      CREATE TABLE t(a, b text);
      INSERT INTO t(rowid, a, b) VALUES (10, 1, 'ten'), (20, 2, 'twenty'), (5, 3, 'five');
      CREATE VIRTUAL TABLE f USING fts5(b, content='t');
      INSERT INTO f(f) VALUES ('rebuild');
      """;

  private static final String ADDRESSES =
      """
      CREATE TABLE t(rowid text, _rowid_ int, x, oid blob);
      INSERT INTO t VALUES ('r', 1, 2.5, x'00ff');
      """;

  private static final String DESCENDING =
      """
      CREATE TABLE t(id INTEGER PRIMARY KEY DESC, a);
      INSERT INTO t(rowid, id, a) VALUES (3, 30, 'x'), (9, 10, 'y');
      """;

  private static final String WITHOUT_ROWID =
      """
      CREATE TABLE t(a text, b int, c, primary key(a, b)) WITHOUT ROWID, STRICT;
      """
              .replace(" c,", " c any,")
          + """
          CREATE INDEX i on t(c);
          INSERT INTO t VALUES ('x', 2, 3.5), ('x', 1, null), ('a', 5, 'text');
          """;

  private static final String ANALYZED =
      """
      CREATE TABLE t(id integer primary key, a, b, unique(a, b));
      CREATE INDEX i on t(b);
      INSERT INTO t WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 500)
        SELECT i, i % 7, i FROM s;
      CREATE TABLE other(x primary key);
      INSERT INTO other VALUES (1), (2);
      ANALYZE;
      """;

  static Stream<Arguments> nasty() {
    return Stream.of(NASTY, ROWIDS, ADDRESSES, DESCENDING, WITHOUT_ROWID, ANALYZED)
        .flatMap(
            script ->
                Stream.of("delete", "wal")
                    .flatMap(
                        journal ->
                            Stream.of(Integer.MAX_VALUE, 3, 1)
                                .map(slice -> Arguments.of(script, journal, slice))));
  }

  /** Columns are put in another order and back again: two rebuilds that mean nothing together. */
  @ParameterizedTest
  @MethodSource("nasty")
  void keepsEverything(String script, String journal, int slice) throws SQLException {
    try (var database = TestDatabase.of("PRAGMA journal_mode=" + journal + ";\n" + script)) {
      var before = database.dump();
      database.copyBy(slice);
      Planned there = database.change(reversed(database));
      assertTrue(there.statements().stream().anyMatch(s -> s.text().startsWith("DROP TABLE t")));
      Operations back = there.operations().inverse();
      database.change(back.list().toArray(new io.bascule.operation.Operation[0]));
      assertEquals(lines(before), lines(database.dump()));
    }
  }

  private static ReorderColumns reversed(TestDatabase database) throws SQLException {
    var table = QualifiedName.of("t");
    List<String> names = database.read().existing(table).columns().names();
    var other = new ArrayList<>(names);
    Collections.reverse(other);
    return new ReorderColumns(table, names, other);
  }

  private static String lines(java.util.Map<String, List<String>> dump) {
    var lines = new StringBuilder();
    dump.forEach((what, rows) -> lines.append(what).append(" = ").append(rows).append('\n'));
    return lines.toString();
  }
}
