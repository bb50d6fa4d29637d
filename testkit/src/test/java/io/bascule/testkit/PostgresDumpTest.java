package io.bascule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresDumpTest {
  private static ScratchDatabase database;

  @BeforeAll
  static void create() throws IOException {
    database = EmbeddedPostgres.shared().createDatabase();
    database.execute(resource("postgres-base.sql"));
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @Test
  void everyChangeIsSeen() throws Exception {
    List<String> changes =
        Arrays.stream(resource("postgres-changes.sql").split("\n"))
            .filter(Predicate.not(String::isBlank))
            .filter(PostgresDumpTest::isKnownHere)
            .map(change -> change.replaceFirst("^\\[.*?] ", ""))
            .toList();
    assertTrue(changes.size() > 150, () -> changes.size() + " changes");
    Map<DatabaseDump, String> seen = new HashMap<>();
    seen.put(DatabaseDump.of(database.dataSource()), "nothing");
    for (String change : changes) {
      String twin = seen.put(after(change), change);
      assertEquals(null, twin, () -> twin + "\n  dumps as\n" + change);
    }
  }

  /** A change that starts with a number in brackets is for that version and later ones. */
  private static boolean isKnownHere(String change) {
    int version = Integer.parseInt(EmbeddedPostgres.shared().version().split("\\D")[0]);
    return !change.startsWith("[") || Integer.parseInt(change.substring(1, 3)) <= version;
  }

  private static DatabaseDump after(String change) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(change);
      DatabaseDump dump = DatabaseDump.of(connection);
      connection.rollback();
      return dump;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          create table s (a int, b text)               | create table s (b text, a integer)
          create table s (a varchar(5) check (a in ('x', 'y'))) \
          | create table s (a character varying(5) constraint s_a_check check (((a)::text = any (array['x'::text, 'y'::text]))))
          create table s (a int primary key)           | create table s (a int not null, constraint s_pkey primary key (a))
          create table s (a int constraint nn not null) | create table s (a int not null)
          create table s (a varchar(9) default null)    | create table s (a character varying(9))
          create table s (a int default 1 + 1)         | create table s (a int default (1+1))
          """)
  void spellingDoesNotMatter(String first, String second) throws SQLException {
    assertEquals(List.of(), after(second).differencesFrom(after(first), Naming.STRICT));
  }

  @Test
  void leavesOutWhatIsOurs() throws SQLException {
    DatabaseDump before = DatabaseDump.of(database.dataSource());
    String ours =
        """
        create table bascule_history (id bigserial primary key, x text check (x <> ''));
        create index anything on bascule_history (x);
        comment on column bascule_history.x is 'ours';
        grant select on bascule_history to public;
        create schema bascule_scratch;
        create table bascule_scratch.t (id bigint generated always as identity primary key);
        """;
    assertEquals(List.of(), after(ours).differencesFrom(before, Naming.STRICT));
  }

  @Test
  void leavesOutTheMembersOfAnExtension() throws SQLException {
    DatabaseDump before = DatabaseDump.of(database.dataSource());
    List<String> differences =
        after("create extension hstore").differencesFrom(before, Naming.STRICT);
    assertFalse(differences.isEmpty());
    assertTrue(
        differences.stream().allMatch(line -> line.contains("extension hstore")),
        differences::toString);
  }

  @Test
  void anEmptyDatabaseSaysLittle() throws SQLException {
    try (ScratchDatabase empty = EmbeddedPostgres.shared().createDatabase()) {
      List<String> lines = DatabaseDump.of(empty.dataSource()).lines();
      assertTrue(
          lines.stream()
              .allMatch(
                  line -> line.endsWith("schema public to public") || line.equals("schema public")),
          lines::toString);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = PostgresDumpTest.class.getResourceAsStream(name)) {
      assertNotNull(stream, name);
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
