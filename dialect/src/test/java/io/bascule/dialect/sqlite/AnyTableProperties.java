package io.bascule.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.dialect.DialectException;
import io.bascule.dialect.Equivalence;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** From any table to any other: as odd as SQLite's grammar allows. */
class AnyTableProperties {
  private static final Equivalence NORMAL = new Sqlite().equivalence();
  private static final QualifiedName T = QualifiedName.of("t");

  /** Every build makes the same tries, as those of the laws; {@code -Pproperties-20000} more. */
  @Property(seed = "20261121")
  void leadsFromAnyTableToAnyOther(@ForAll long one, @ForAll long other) throws SQLException {
    String from = text(one);
    String to = text(other);
    Schema before = Schema.EMPTY.with(read(from));
    Schema after = Schema.EMPTY.with(read(to));
    Assume.that(isDistinct(before) && isDistinct(after));
    try (var database = TestDatabase.of("CREATE TABLE p(id INTEGER PRIMARY KEY, x)")) {
      database.run(from);
      Operation[] changes = NaiveDiff.between(before, after);
      var planned = database.change(changes);
      String stored = database.sql("t");
      assertEquals(
          normal(after.existing(T)),
          normal(read(stored)),
          () -> from + "\n -> " + to + "\n = " + stored);
      Schema meant = Operations.of(changes).applyTo(database.read().withTables(before.tables()));
      assertEquals(meant, planned.operations().applyTo(before));
      assertEquals(List.of("ok"), database.rows("PRAGMA integrity_check"));
    } catch (DialectException | SQLException refused) {
      // SQLite takes a comment between a type and GENERATED ALWAYS for a part of the type.
      Assume.that(!String.valueOf(refused.getMessage()).contains("unknown datatype"));
      throw refused;
    }
  }

  /**
   * Words that change nothing, such as ON CONFLICT ABORT, are no difference to a planner; nor is
   * the letter case of a foreign key's target, which is resolved where the target is known.
   */
  private static Table normal(Table table) {
    Table resolved =
        table.mapConstraints(
            rule ->
                rule instanceof ForeignKey key
                    ? key.references(
                        QualifiedName.of(key.table().local().toLowerCase(Locale.ROOT)),
                        key.referenced())
                    : rule);
    return new Sqlite().equivalence().normal(resolved);
  }

  /** The same constraint twice is one constraint to those who look for differences. */
  private static boolean isDistinct(Schema schema) {
    Table table = schema.existing(T);
    var constraints = table.constraints();
    return new HashSet<>(constraints).size() == constraints.size();
  }

  /** The first statement from that seed on that SQLite accepts. */
  private static String text(long seed) {
    try (var memory = new InMemory()) {
      for (long next = seed; ; next++) {
        String sql = new RandomDdl(next).next();
        if (memory.accepts(sql)) {
          return sql;
        }
      }
    }
  }

  private static Table read(String sql) {
    return ReadTable.of(CreateTable.of(sql));
  }
}
