package io.bascule.dialect.postgres;

import io.bascule.dialect.Unmodelled.Place;
import io.bascule.dialect.postgres.PostgresOthers.Item;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Index;
import io.bascule.schema.Members;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tables that are made from other tables, or that are made of others: partitioned tables, their
 * partitions, tables that inherit. The language has no words for them, but the catalog has.
 */
final class PostgresFamilies {
  private static final PostgresSpelling SPELLING = new PostgresSpelling();
  private static final PostgresTables TABLES = new PostgresTables(SPELLING);

  private final Fact fact;
  private final Table table;

  private PostgresFamilies(Fact fact) {
    this.fact = fact;
    this.table = own(fact);
  }

  /** Such a table, and its foreign keys, which may have to wait for other tables. */
  static List<Item> items(Fact fact) {
    return new PostgresFamilies(fact).items();
  }

  /** What is odd about any table's parts. */
  static List<Item> oddities(Fact fact) {
    QualifiedName table = PostgresCatalog.name(fact);
    var odd = new ArrayList<>(PostgresSequences.oddlyTyped(fact));
    for (Fact index : fact.facts("indexes")) {
      if (!index.is("valid")) {
        String name = index.text("name") + " on " + table;
        odd.add(Item.of("invalid index", name, Place.AFTER_TABLES, List.of()).on(table));
      }
    }
    for (Fact constraint : fact.facts("constraints")) {
      var parameters = constraint.parameters("parameters");
      if (!parameters.isEmpty()) {
        String name = constraint.text("name");
        String change =
            "ALTER INDEX %s SET (%s)"
                .formatted(SPELLING.name(table.withLocal(name)), SPELLING.parameters(parameters));
        odd.add(
            Item.of("index parameters", name + " on " + table, Place.AFTER_TABLES, List.of(change))
                .on(table));
      }
    }
    return odd;
  }

  /** The table with what it does not have from its parents. */
  private static Table own(Fact fact) {
    Table whole = PostgresTableReader.read(fact);
    Set<String> columns = names(fact, "columns", "local", true);
    Set<String> constraints = names(fact, "constraints", "inherited", false);
    Set<String> indexes = names(fact, "indexes", "inherited", false);
    return new Table(
        whole.id(),
        Members.of(
            whole.name(),
            whole.columns().stream().filter(column -> columns.contains(column.name())).toList()),
        whole.constraints().stream()
            .filter(constraint -> constraints.contains(constraint.id().orEmpty()))
            .toList(),
        Members.of(
            whole.name(),
            whole.indexes().stream().filter(index -> indexes.contains(index.name())).toList()),
        whole.attributes());
  }

  private static Set<String> names(Fact fact, String parts, String mark, boolean wanted) {
    return fact.facts(parts).stream()
        .filter(part -> part.is(mark) == wanted)
        .map(part -> part.text("name"))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private List<Item> items() {
    var items = new ArrayList<Item>();
    var needs = new LinkedHashSet<>(fact.texts("needs"));
    items.add(
        new Item(
            fact.text("key"),
            fact.text("kind"),
            table.name(),
            false,
            fact.text("kind").equals("typed table") ? List.of() : definition(),
            needs,
            Set.of()));
    for (ForeignKey key : table.foreignKeys()) {
      Item item =
          Item.of(
              "foreign key",
              key.id() + " on " + table.id(),
              Place.AFTER_TABLES,
              List.of(TABLES.add(key, table.id())));
      items.add(
          new Item(
              item.key(),
              item.kind(),
              item.name(),
              true,
              item.definition(),
              Set.of(fact.text("key")),
              new TreeSet<>(List.of(table.id(), key.table()))));
    }
    return items;
  }

  private List<String> definition() {
    var statements = new ArrayList<>(TABLES.beforeSerial(table));
    statements.add(create());
    statements.addAll(TABLES.afterSerial(table));
    for (Constraint constraint : table.constraints()) {
      if (!(constraint instanceof ForeignKey) && !PostgresTables.isInline(constraint, table)) {
        statements.add(TABLES.add(constraint, table.id()));
      }
    }
    for (Index index : table.indexes()) {
      statements.add(TABLES.create(index, table.id()));
    }
    statements.addAll(TABLES.comments(table));
    return statements;
  }

  private String create() {
    String bound = fact.maybe("bound");
    String key = fact.maybe("partitionKey");
    String parents = String.join(", ", fact.texts("parents"));
    String origin = bound != null ? " PARTITION OF " + parents : "";
    String lines = lines(bound != null);
    return "CREATE "
        + (table.attributes().has(TableAttributes.Trait.UNLOGGED) ? "UNLOGGED " : "")
        + "TABLE "
        + SPELLING.name(table.id())
        + origin
        + lines
        + (bound == null ? "" : " " + bound)
        + (bound == null && !parents.isEmpty() ? "\nINHERITS (" + parents + ")" : "")
        + (key == null ? "" : "\nPARTITION BY " + key)
        + with();
  }

  private String lines(boolean partition) {
    var lines = new ArrayList<String>();
    for (Column column : table.columns()) {
      lines.add(SPELLING.column(column));
    }
    table.constraints().stream()
        .filter(constraint -> PostgresTables.isInline(constraint, table))
        .map(SPELLING::constraint)
        .forEach(lines::add);
    if (lines.isEmpty()) {
      return partition ? "" : " ()";
    }
    return " (\n  " + String.join(",\n  ", lines) + "\n)";
  }

  private String with() {
    var parameters = table.attributes().parameters();
    return parameters.isEmpty() ? "" : "\nWITH (" + SPELLING.parameters(parameters) + ")";
  }
}
