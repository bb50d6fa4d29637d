package io.bascule.laws.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Live;
import io.bascule.dialect.Planner;
import io.bascule.dialect.Unmodelled;
import io.bascule.dialect.Unmodelled.Place;
import io.bascule.dialect.postgres.Postgres;
import io.bascule.differ.Differ;
import io.bascule.differ.live.LiveSchema;
import io.bascule.laws.corpus.Corpus.Pair;
import io.bascule.laws.corpus.Corpus.Whole;
import io.bascule.operation.Operations;
import io.bascule.schema.Members;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.testkit.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Foreign schemas, read, made again from what was read, and read once more. */
class PostgresCatalogTest {
  private static final Dialect POSTGRES = new Postgres();

  private final Corpus corpus = Corpus.find();

  @BeforeEach
  void needsTheCorpus() {
    assumeTrue(corpus.exists(), () -> "there is no corpus at " + corpus.folder());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pagila", "sakila", "panoptes"})
  void a_schema_is_made_again(String name) {
    for (Whole whole : corpus.wholes(Product.POSTGRES)) {
      if (whole.name().equals(name)) {
        assertEquals("", problems(whole.schema()));
      }
    }
  }

  @Test
  @Tag("corpus")
  void every_schema_is_made_again() {
    var problems = new ArrayList<String>();
    for (Whole whole : corpus.wholes(Product.POSTGRES)) {
      add(problems, whole.name(), whole.schema());
    }
    assertEquals("", String.join("\n", problems));
  }

  @Test
  @Tag("corpus")
  void both_sides_of_every_pair_are_made_again() {
    var problems = new ArrayList<String>();
    for (Pair pair : corpus.pairs(Product.POSTGRES)) {
      add(problems, pair + " before", pair.before());
      add(problems, pair + " after", pair.after());
    }
    assertEquals("", String.join("\n", problems));
  }

  private static void add(List<String> problems, String name, Script script) {
    String found = problems(script);
    if (!found.isEmpty()) {
      problems.add("== " + name + "\n" + found);
    }
  }

  private static String problems(Script script) {
    try (Script.Loaded loaded = script.load();
        ScratchDatabase copy = Product.POSTGRES.createDatabase();
        Connection from = loaded.database().dataSource().getConnection();
        Connection to = copy.dataSource().getConnection()) {
      Live live = LiveSchema.read(from, POSTGRES);
      var problems = make(to, live);
      Live again = LiveSchema.read(to, POSTGRES);
      problems.addAll(differences(lines(live), lines(again)));
      return String.join("\n", problems);
    } catch (SQLException | RuntimeException failure) {
      return String.valueOf(failure);
    }
  }

  /** Makes what was read, in the order that the catalog's reader promises. */
  private static List<String> make(Connection connection, Live live) throws SQLException {
    Schema ground = live.schema().withTables(Members.none());
    Differ differ = Differ.of(POSTGRES);
    var problems = new ArrayList<String>();
    try (Statement statement = connection.createStatement()) {
      statement.execute("set check_function_bodies = off");
      run(statement, plan(connection, differ.diff(Schema.EMPTY, ground).operations()), problems);
      run(statement, definitions(live, Place.BEFORE_TABLES), problems);
      run(statement, plan(connection, differ.diff(ground, live.schema()).operations()), problems);
      run(statement, definitions(live, Place.AFTER_TABLES), problems);
    }
    return problems;
  }

  private static List<String> plan(Connection connection, Operations operations) {
    try (Planner planner = POSTGRES.planner(connection)) {
      return planner.plan(operations).statements().stream()
          .map(io.bascule.dialect.Statement::text)
          .toList();
    }
  }

  private static List<String> definitions(Live live, Place place) {
    return live.unmodelled().stream()
        .filter(other -> other.place() == place)
        .flatMap(other -> other.definition().stream())
        .toList();
  }

  private static void run(Statement statement, List<String> all, List<String> problems) {
    for (String sql : all) {
      try {
        statement.execute(sql);
      } catch (SQLException refused) {
        problems.add(sql + "\n  " + refused.getMessage());
      }
    }
  }

  private static TreeSet<String> lines(Live live) {
    var lines = new TreeSet<String>();
    Schema schema = live.schema();
    schema.namespaces().forEach(lines::add);
    schema.enums().forEach(type -> lines.add(type.toString()));
    schema.sequences().forEach(sequence -> lines.add(sequence.toString()));
    for (Table table : schema.tables()) {
      Function<Object, String> line = part -> table.id() + " " + part;
      lines.add(line.apply(table.attributes()));
      table.columns().forEach(column -> lines.add(line.apply(column)));
      table.constraints().forEach(constraint -> lines.add(line.apply(constraint)));
      table.indexes().forEach(index -> lines.add(line.apply(index)));
    }
    for (Unmodelled other : live.unmodelled()) {
      if (other.kind().equals("invalid index")) {
        continue; // nobody makes one on purpose
      }
      lines.add(other + " " + other.place() + " " + other.tables() + " " + other.definition());
    }
    return lines;
  }

  private static List<String> differences(TreeSet<String> before, TreeSet<String> after) {
    var differences = new ArrayList<String>();
    before.stream()
        .filter(line -> !after.contains(line))
        .map("- "::concat)
        .forEach(differences::add);
    after.stream()
        .filter(line -> !before.contains(line))
        .map("+ "::concat)
        .forEach(differences::add);
    return differences;
  }
}
