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
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * PostgreSQL's catalog, versions 14 to 18, read with no more rights than to connect.
 *
 * <p>What is not modelled can be made again in this order: schemas, enum types and sequences, what
 * comes before the tables, the tables, what comes after them.
 *
 * <p>While it is read, the search path is the connection's default schema alone: names in it come
 * out unqualified wherever the server prints them, and all others qualified. It is also what tells
 * which schema is the default one. Texts do not depend on the session's other settings, which are
 * fixed too.
 */
final class PostgresCatalog implements Catalog {
  private static final List<String> MODELLED = List.of("namespaces", "enums", "sequences");

  /** What the session's settings are while the catalog is read. */
  private static final SortedMap<String, String> SETTINGS =
      new TreeMap<>(
          Map.of(
              "search_path", "coalesce(quote_ident(current_schema()), '')",
              "TimeZone", "'UTC'",
              "DateStyle", "'ISO, YMD'",
              "IntervalStyle", "'postgres'",
              "bytea_output", "'hex'",
              "extra_float_digits", "'1'",
              "jit", "'off'"));

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
    MODELLED.forEach(kind -> queries.put(kind, query(kind)));
    PostgresOthers.BEFORE_TABLES.forEach(kind -> queries.put(kind, query(kind)));
    PostgresOthers.AFTER_TABLES.forEach(kind -> queries.put(kind, query(kind)));
    queries.put(PostgresOthers.DEPENDENCIES, query(PostgresOthers.DEPENDENCIES));
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
    return List.of(
        eachSetting("set_config('bascule.saved_%1$s', current_setting('%1$s'), false)"),
        eachSetting("set_config('%s', %s, false)"));
  }

  @Override
  public List<String> after() {
    return List.of(eachSetting("set_config('%1$s', current_setting('bascule.saved_%1$s'), false)"));
  }

  /** One statement that does so with the name and the value of each. */
  private static String eachSetting(String call) {
    return SETTINGS.entrySet().stream()
        .map(setting -> call.formatted(setting.getKey(), setting.getValue()))
        .collect(Collectors.joining(", ", "SELECT ", ""));
  }

  @Override
  public Live live(Facts facts) {
    return new Live(schema(facts), PostgresOthers.read(facts));
  }

  private static Schema schema(Facts facts) {
    String owner = "the database";
    Schema schema =
        new Schema(
            new TreeSet<>(),
            Members.of(owner, rows(facts, "enums").stream().map(PostgresCatalog::type).toList()),
            Members.of(owner, sequences(facts)),
            Members.of(owner, tables(facts)),
            Notes.NONE);
    return schema.withNamespaces(namespaces(facts, schema));
  }

  private static List<Table> tables(Facts facts) {
    return facts.tables().stream()
        .<Fact>map(Fact::new)
        .filter(fact -> fact.text("kind").equals("table"))
        .map(PostgresTableReader::read)
        .toList();
  }

  private static EnumType type(Fact fact) {
    return new EnumType(name(fact), fact.texts("labels"));
  }

  private static List<Sequence> sequences(Facts facts) {
    var sequences = new ArrayList<Sequence>();
    for (Fact fact : rows(facts, "sequences")) {
      if (fact.fact("owner") == null) {
        Type type = PostgresTypes.read(fact.text("type"));
        sequences.add(new Sequence(name(fact), type, PostgresSequences.read(fact, type)));
      }
    }
    return sequences;
  }

  /** Every database has {@code public}: where it is not the default, it counts if it is used. */
  private static SortedSet<String> namespaces(Facts facts, Schema schema) {
    var namespaces = new TreeSet<String>();
    rows(facts, "namespaces").forEach(fact -> namespaces.add(fact.text("name")));
    boolean used =
        Stream.of(
                schema.tables().stream().map(Table::id),
                schema.enums().stream().map(EnumType::id),
                schema.sequences().stream().map(Sequence::id))
            .flatMap(names -> names)
            .anyMatch(name -> name.schema().equals("public"));
    if (!used) {
      namespaces.remove("public");
    }
    return namespaces;
  }

  static QualifiedName name(Fact fact) {
    return QualifiedName.of(fact.text("schema"), fact.text("name"));
  }

  static List<Fact> rows(Facts facts, String kind) {
    return facts.others().getOrDefault(kind, List.of()).stream().<Fact>map(Fact::new).toList();
  }
}
