package io.bascule.generator.internal.declaration;

import io.bascule.generator.internal.code.Imports;
import io.bascule.generator.internal.code.Layout;
import io.bascule.generator.internal.code.Parts;
import io.bascule.generator.internal.code.Words;
import io.bascule.generator.internal.spelling.Spelling;
import io.bascule.generator.internal.spelling.Style;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Key;
import io.bascule.schema.OtherConstraint;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes;
import io.bascule.schema.Unique;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One class: a field a column, and in the constructor what needs no field. */
final class TableText {
  private final Blueprint blueprint;
  private final TableClass owner;
  private final Table table;
  private final Imports imports = new Imports();
  private final Spelling spelling;
  private final Chosen chosen;
  private final LinkText links;
  private final KeyText keys;
  private final RuleText rules;
  private final ColumnText columns;

  /** What the columns say of their keys by themselves, by the columns' names. */
  private final Map<String, String> keySaid = new HashMap<>();

  /** What the columns say of their foreign keys by themselves, by the columns' names. */
  private final Map<String, String> linkSaid = new HashMap<>();

  /** The kinds of rules that columns say by themselves, each with its column. */
  private final Set<String> placed = new HashSet<>();

  /** What is left for the constructor. */
  private final List<String> statements = new ArrayList<>();

  TableText(Blueprint blueprint, TableClass owner) {
    this.blueprint = blueprint;
    this.owner = owner;
    table = owner.table();
    spelling = new Spelling(imports, new Parts("Part"), Style.QUALIFIED);
    var values = new ValueText(blueprint, imports, spelling);
    chosen = new Chosen(table, blueprint.naming());
    links = new LinkText(owner, blueprint, spelling);
    keys = new KeyText(owner, chosen, values, spelling);
    rules = new RuleText(chosen, keys, links, values, spelling);
    columns = new ColumnText(table.id(), blueprint, imports, spelling, values);
  }

  /** What the template fills in. */
  Map<String, Object> model() {
    imports.type(io.bascule.dsl.Table.class);
    about();
    table.constraints().forEach(this::place);
    table.indexes().forEach(index -> statements.add(keys.index(index)));
    var model = new HashMap<String, Object>();
    model.put("className", owner.name());
    model.put("javadoc", Words.wrapped(javadoc(), Layout.WIDTH - 3));
    model.put("name", name());
    model.putAll(fields());
    List<List<String>> groups = Parts.grouped(statements);
    model.put("divided", groups.size() > 1);
    model.put("statements", groups.stream().map(group -> Parts.lines(group, 4)).toList());
    model.put("imports", imports.types());
    model.put("staticImports", imports.statics());
    return model;
  }

  private String javadoc() {
    String comment = table.attributes().comment();
    return comment == null || comment.isBlank()
        ? "The table {@code %s}.".formatted(Words.inJavadoc(table.id().toString()))
        : Words.inJavadoc(comment);
  }

  private String name() {
    String local = spelling.code(table.id().local());
    return table.id().inDefaultSchema() ? local : spelling.code(table.id().schema()) + ", " + local;
  }

  private Map<String, Object> fields() {
    List<List<Column>> groups = owner.groups();
    if (groups.size() == 1) {
      return Map.of("fields", groups.get(0).stream().map(own -> field(own, 2)).toList());
    }
    imports.type(io.bascule.dsl.Columns.class);
    var fields = new ArrayList<String>();
    var parts = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < groups.size(); i++) {
      String part = TableClass.groupClass(i);
      fields.add(
          "  public final %s %s = include(%s::new);"
              .formatted(part, TableClass.groupField(i), part));
      parts.add(
          Map.of("name", part, "fields", groups.get(i).stream().map(c -> field(c, 4)).toList()));
    }
    return Map.of("fields", fields, "parts", parts);
  }

  private String field(Column column, int indent) {
    String former = blueprint.schema().notes().formerName(table.id(), column.name()).orElse(null);
    String name = java.util.Objects.requireNonNull(owner.fields().get(column.name()));
    return Layout.assignment(
        columns.field(column, name),
        columns.code(
            column,
            keySaid.getOrDefault(column.name(), ""),
            linkSaid.getOrDefault(column.name(), ""),
            former),
        indent);
  }

  /** What is said of the table as a whole. */
  private void about() {
    blueprint
        .schema()
        .notes()
        .formerName(table.id())
        .ifPresent(
            former -> {
              String schema =
                  former.schema().equals(table.id().schema())
                      ? ""
                      : spelling.code(former.schema()) + ", ";
              statements.add("renamedFrom(" + schema + spelling.code(former.local()) + ")");
            });
    TableAttributes attributes = table.attributes();
    String comment = attributes.comment();
    if (comment != null) {
      statements.add("comment(" + spelling.code(comment) + ")");
    }
    for (TableAttributes.Trait trait : attributes.traits()) {
      statements.add(
          switch (trait) {
            case STRICT -> "strict()";
            case WITHOUT_ROWID -> "withoutRowid()";
            case UNLOGGED -> "unlogged()";
          });
    }
    attributes
        .parameters()
        .forEach(
            (name, value) ->
                statements.add(
                    "parameter(%s, %s)".formatted(spelling.code(name), spelling.code(value))));
  }

  /** A rule of one column is said by the column, where that has a word for it; once a kind. */
  private void place(Constraint rule) {
    String word = rule.accept(new ColumnWord());
    if (word.isEmpty() || !placed.add(rule.kind() + " " + rule.columns().get(0))) {
      statements.add(rule.accept(rules));
    } else {
      Map<String, String> said = rule instanceof ForeignKey ? linkSaid : keySaid;
      said.merge(rule.columns().get(0), word, String::concat);
    }
  }

  private String name(Constraint rule) {
    return chosen.isChosen(rule) ? spelling.code(rule.id().orEmpty()) : "";
  }

  /** A rule as a word of its column; the empty string where the column has none for it. */
  private final class ColumnWord implements Constraint.Visitor<String> {
    @Override
    public String primaryKey(PrimaryKey key) {
      return key.equals(PrimaryKey.of(key.id(), key.columns())) && isSingle(key.keys())
          ? ".primaryKey(" + name(key) + ")"
          : "";
    }

    @Override
    public String unique(Unique unique) {
      return unique.equals(Unique.of(unique.id(), unique.columns())) && isSingle(unique.keys())
          ? ".unique(" + name(unique) + ")"
          : "";
    }

    @Override
    public String foreignKey(ForeignKey key) {
      String named = chosen.isChosen(key) ? ".named(" + name(key) + ")" : "";
      return links.fitsColumn(key) ? links.target(key) + links.actions(key) + named : "";
    }

    @Override
    public String check(io.bascule.schema.Check check) {
      return "";
    }

    @Override
    public String other(OtherConstraint other) {
      return "";
    }

    private boolean isSingle(List<Key> keys) {
      return keys.size() == 1 && owner.fields().containsKey(keys.get(0).column());
    }
  }
}
