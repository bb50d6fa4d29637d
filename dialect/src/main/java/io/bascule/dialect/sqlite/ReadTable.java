package io.bascule.dialect.sqlite;

import io.bascule.dialect.sqlite.CreateTable.ColumnText;
import io.bascule.dialect.sqlite.CreateTable.Rule;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.Deferral;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Generated;
import io.bascule.schema.Identity;
import io.bascule.schema.Index;
import io.bascule.schema.Key;
import io.bascule.schema.Members;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.SqlText.Token;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes;
import java.util.ArrayList;
import java.util.List;

/** Makes a table of what stands in its CREATE TABLE, and of its indexes' texts. */
final class ReadTable {
  private final CreateTable text;
  private final List<String> names;
  private final ReadRule rules;
  private final List<Column> columns = new ArrayList<>();
  private final List<Constraint> constraints = new ArrayList<>();

  private ReadTable(CreateTable text) {
    this.text = text;
    this.names = text.columns().stream().map(ColumnText::name).toList();
    this.rules = new ReadRule(text, names);
  }

  /** The table of that text, without indexes. */
  static Table of(CreateTable text) {
    return of(text, List.of());
  }

  /** The table of that text with the indexes of those. */
  static Table of(CreateTable text, List<CreateIndex> indexes) {
    return new ReadTable(text).table(indexes);
  }

  private Table table(List<CreateIndex> indexes) {
    if (text.name().isEmpty()) {
      throw SqliteRefusal.unnamed(text.sql());
    }
    String owner = "table " + text.name();
    text.columns().forEach(column -> columns.add(column(column)));
    text.rules().forEach(this::tableRule);
    List<Index> read = indexes.stream().map(index -> index.read(names)).toList();
    return new Table(
        QualifiedName.of(text.name()),
        Members.of(owner, columns),
        constraints,
        Members.of(owner, read),
        attributes());
  }

  private TableAttributes attributes() {
    var none = TableAttributes.NONE;
    var strict = text.isStrict() ? none.with(TableAttributes.Trait.STRICT) : none;
    return text.isWithoutRowid() ? strict.with(TableAttributes.Trait.WITHOUT_ROWID) : strict;
  }

  private Column column(ColumnText found) {
    Column column = Column.of(found.name(), SqliteTypes.read(found.type())).asNullable();
    for (Rule rule : found.rules()) {
      column = changed(column, rule);
      constrain(column, rule);
    }
    return column;
  }

  /** What a column constraint changes of its column. */
  private Column changed(Column column, Rule rule) {
    List<Token> behind =
        rule.tokens().isEmpty() ? List.of() : rule.tokens().subList(1, rule.tokens().size());
    return switch (rule.kind()) {
      case NOT_NULL -> column.asRequired().withOnNull(ReadRule.conflict(rule));
      case DEFAULT -> column.withDefault(ReadExpression.defaultValue(text.sql(), behind));
      case COLLATE -> column.withCollation(behind.get(0).unquoted());
      case GENERATED -> column.withGenerated(generated(rule));
      case PRIMARY_KEY -> rules.isNumbered(rule) ? numbered(column) : column;
      default -> column;
    };
  }

  private Generated generated(Rule rule) {
    var in = new TokenReader(text.sql(), rule.tokens());
    in.take("GENERATED", "ALWAYS");
    in.need("AS");
    var expression = ReadExpression.of(text.sql(), in.parentheses());
    return new Generated(
        expression, in.at("STORED") ? Generated.Storage.STORED : Generated.Storage.VIRTUAL);
  }

  /** What a column constraint adds to the table. */
  private void constrain(Column column, Rule rule) {
    switch (rule.kind()) {
      case PRIMARY_KEY -> constraints.add(rules.primaryKey(rule, Key.of(column.name())));
      case UNIQUE -> constraints.add(rules.unique(rule, List.of(Key.of(column.name()))));
      case CHECK -> constraints.add(rules.check(rule));
      case FOREIGN_KEY -> constraints.add(rules.foreignKey(rule, List.of(column.name())));
      case DEFERRABLE -> defer(ReadRule.deferral(rule.tokens()));
      default -> {
        // It speaks of the column alone.
      }
    }
  }

  /** DEFERRABLE on its own speaks of the foreign key before it (sqlite3DeferForeignKey). */
  private void defer(Deferral when) {
    for (int i = constraints.size() - 1; i >= 0; i--) {
      if (constraints.get(i) instanceof ForeignKey key) {
        constraints.set(i, key.deferrable(when));
        return;
      }
    }
  }

  private void tableRule(Rule rule) {
    switch (rule.kind()) {
      case PRIMARY_KEY -> primaryKey(rule);
      case UNIQUE -> constraints.add(rules.unique(rule, rules.keys(rule)));
      case CHECK -> constraints.add(rules.check(rule));
      case FOREIGN_KEY -> constraints.add(rules.foreignKey(rule, rules.ownColumns(rule)));
      default -> {
        // A name that no constraint follows.
      }
    }
  }

  /**
   * As a table constraint, a lone key on an INTEGER column is the row's address, whatever is said
   * of its order and collation (sqlite3AddPrimaryKey).
   */
  private void primaryKey(Rule rule) {
    List<Key> keys = rules.keys(rule);
    int place = names.indexOf(keys.get(0).column());
    boolean lone = keys.size() == 1 && SqliteTypes.isRowid(columns.get(place).type());
    constraints.add(
        lone && !text.isWithoutRowid()
            ? rules.primaryKey(rule, Key.of(names.get(place)))
            : rules.primaryKey(rule, keys));
    if (rules.isNumbered(rule)) {
      columns.set(place, numbered(columns.get(place)));
    }
  }

  private static Column numbered(Column column) {
    return column.asIdentity(Identity.Kind.BY_DEFAULT);
  }
}
