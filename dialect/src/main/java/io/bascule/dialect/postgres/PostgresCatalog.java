package io.bascule.dialect.postgres;

import io.bascule.dialect.Catalog;
import io.bascule.dialect.Live;
import io.bascule.schema.EnumType;
import io.bascule.schema.Members;
import io.bascule.schema.Notes;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Sequence;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * PostgreSQL's catalog, versions 14 to 18, read with no more rights than to connect.
 *
 * <p>While it is read, the search path is the connection's default schema alone: names in it come
 * out unqualified wherever the server prints them, and all others qualified. It is also what tells
 * which schema is the default one. Texts do not depend on the session's other settings, which are
 * fixed too.
 */
final class PostgresCatalog implements Catalog {
  private static final List<String> OTHERS = List.of("namespaces", "enums", "sequences");

  /** What the session's settings are while the catalog is read. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "search_path", "coalesce(quote_ident(current_schema()), '')",
          "TimeZone", "'UTC'",
          "DateStyle", "'ISO, YMD'",
          "IntervalStyle", "'postgres'",
          "bytea_output", "'hex'",
          "extra_float_digits", "'1'",
          "jit", "'off'");

  @Override
  public String tables() {
    return query("tables");
  }

  @Override
  public List<String> tableTypes() {
    return List.of("TABLE", "PARTITIONED TABLE", "PARTITION", "TYPED TABLE", "INHERITED TABLE");
  }

  @Override
  public Map<String, String> others() {
    var queries = new LinkedHashMap<String, String>();
    OTHERS.forEach(kind -> queries.put(kind, query(kind)));
    return queries;
  }

  private static String query(String kind) {
    return load("home") + load(kind);
  }

  /** The text of a query without its comments. */
  private static String load(String name) {
    try (InputStream text = PostgresCatalog.class.getResourceAsStream(name + ".sql")) {
      if (text == null) {
        throw new IllegalStateException("The query " + name + " is missing.");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("--"))
          .map(line -> line + "\n")
          .reduce("", String::concat);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public List<String> before() {
    var statements = new ArrayList<String>();
    for (String name : new TreeSet<>(SETTINGS.keySet())) {
      statements.add(
          "SELECT set_config('bascule.saved_%s', current_setting('%s'), false),"
                  .formatted(name, name)
              + " set_config('%s', %s, false)".formatted(name, SETTINGS.get(name)));
    }
    return statements;
  }

  @Override
  public List<String> after() {
    return new TreeSet<>(SETTINGS.keySet())
        .stream()
            .map(
                name ->
                    "SELECT set_config('%s', current_setting('bascule.saved_%s'), false)"
                        .formatted(name, name))
            .toList();
  }

  @Override
  public Live live(Facts facts) {
    var tables = new ArrayList<Table>();
    var serials = new TreeSet<QualifiedName>();
    for (Map<String, ?> row : facts.tables()) {
      var fact = new Fact(row);
      Table table = PostgresTableReader.read(fact);
      table.columns().stream()
          .filter(column -> column.identity() != null)
          .forEach(column -> serials.add(PostgresTables.sequence(column, table.id())));
      if (fact.text("kind").equals("table")) {
        tables.add(table);
      }
    }
    return new Live(schema(facts, tables, serials), List.of());
  }

  private static Schema schema(Facts facts, List<Table> tables, Set<QualifiedName> serials) {
    var enums = new ArrayList<EnumType>();
    for (Fact fact : rows(facts, "enums")) {
      enums.add(new EnumType(name(fact), fact.texts("labels")));
    }
    var sequences = new ArrayList<Sequence>();
    for (Fact fact : rows(facts, "sequences")) {
      if (!serials.contains(name(fact)) && fact.fact("owner") == null) {
        Type type = PostgresTypes.read(fact.text("type"));
        sequences.add(new Sequence(name(fact), type, PostgresSequences.read(fact, type)));
      }
    }
    var namespaces = new TreeSet<String>();
    rows(facts, "namespaces").forEach(fact -> namespaces.add(fact.text("name")));
    return new Schema(
        namespaces,
        Members.of("the database", enums),
        Members.of("the database", sequences),
        Members.of("the database", tables),
        Notes.NONE);
  }

  static QualifiedName name(Fact fact) {
    return QualifiedName.of(fact.text("schema"), fact.text("name"));
  }

  static List<Fact> rows(Facts facts, String kind) {
    return facts.others().getOrDefault(kind, List.of()).stream().<Fact>map(Fact::new).toList();
  }
}
