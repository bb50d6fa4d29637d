package io.bascule.laws.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.schema.Naming;
import io.bascule.schema.QualifiedName;
import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.ScratchDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** That a server gives exactly the names that the naming says it gives. */
class PostgresNamingTest {
  private static final Naming NAMING = Naming.postgres();
  private static final List<String> LETTERS = List.of("a", "_", "ß", "漢", "😀");
  private static final int TRIES = 60;
  private static final int ROOM = 63;

  @Test
  void the_server_gives_these_names() throws SQLException {
    Random random = new Random(1);
    try (ScratchDatabase database = EmbeddedPostgres.shared().createDatabase();
        Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < TRIES; i++) {
        String table = name(random);
        String first = "1" + name(random, ROOM - 1);
        String second = "2" + name(random, ROOM - 1);
        statement.execute(
            """
            create table "%1$s" ("%2$s" int primary key, "%3$s" int check ("%3$s" > 0),
              unique ("%2$s", "%3$s"), foreign key ("%3$s") references "%1$s")"""
                .formatted(table, first, second));
        statement.execute("create index on \"%s\" (\"%s\")".formatted(table, second));
        assertEquals(expected(QualifiedName.of("", table), first, second), names(statement));
        statement.execute("drop table \"%s\"".formatted(table));
      }
    }
  }

  private static List<String> expected(QualifiedName table, String first, String second) {
    return sorted(
        List.of(
            NAMING.primaryKey(table, List.of(first)),
            NAMING.check(table, List.of(second)),
            NAMING.unique(table, List.of(first, second)),
            NAMING.foreignKey(table, List.of(second), table),
            NAMING.index(table, List.of(second))));
  }

  private static List<String> names(Statement statement) throws SQLException {
    var names = new ArrayList<String>();
    try (ResultSet rows =
        statement.executeQuery(
            """
            select conname from pg_constraint where conrelid <> 0 and contype <> 'n'
              and connamespace = 'public'::regnamespace
            union select relname from pg_class where relkind = 'i'
              and relnamespace = 'public'::regnamespace""")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return sorted(names);
  }

  private static List<String> sorted(List<String> names) {
    return List.copyOf(new TreeSet<>(names));
  }

  private static String name(Random random) {
    return name(random, ROOM);
  }

  /** Letters of one to four bytes, as many as fit. */
  private static String name(Random random, int room) {
    int length = random.nextInt(room) + 1;
    var name = new StringBuilder();
    while (true) {
      String letter = LETTERS.get(random.nextInt(LETTERS.size()));
      String longer = name + letter;
      if (longer.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > length) {
        return name.isEmpty() ? "a" : name.toString();
      }
      name.append(letter);
    }
  }
}
