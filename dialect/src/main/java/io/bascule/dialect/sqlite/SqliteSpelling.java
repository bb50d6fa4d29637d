package io.bascule.dialect.sqlite;

import io.bascule.dialect.Spelling;
import io.bascule.schema.Check;
import io.bascule.schema.Column;
import io.bascule.schema.Conflict;
import io.bascule.schema.Constraint;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.Deferral;
import io.bascule.schema.Expression;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Generated;
import io.bascule.schema.Index;
import io.bascule.schema.Key;
import io.bascule.schema.Literal;
import io.bascule.schema.OtherConstraint;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.SqlText;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes;
import io.bascule.schema.Type;
import io.bascule.schema.Unique;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How SQLite spells the parts of a schema. What is read of a spelled table is that table. */
final class SqliteSpelling implements Spelling, Constraint.Visitor<String> {
  /** The name under which an expression has words for this database. */
  static final String DIALECT = "sqlite";

  static final SqliteSpelling INSTANCE = new SqliteSpelling();

  private SqliteSpelling() {}

  @Override
  public String name(String name) {
    return SqlText.quoted(name);
  }

  @Override
  public String name(QualifiedName name) {
    String local = SqlText.quoted(name.local());
    return name.inDefaultSchema() ? local : SqlText.quoted(name.schema()) + "." + local;
  }

  @Override
  public String type(Type type) {
    return SqliteTypes.words(type);
  }

  @Override
  public String expression(Expression expression) {
    return ExpressionSpelling.spell(expression);
  }

  @Override
  public String column(Column column) {
    String type = column.identity() == null ? type(column.type()) : "INTEGER";
    var text = new StringBuilder(name(column.name()) + (type.isEmpty() ? "" : " " + type));
    if (!column.nullable()) {
      text.append(" NOT NULL").append(conflict(column.onNull()));
    }
    Expression defaultValue = column.defaultValue();
    if (defaultValue != null) {
      text.append(" DEFAULT ").append(defaultValue(defaultValue));
    }
    if (column.collation() != null) {
      text.append(" COLLATE ").append(name(column.collation()));
    }
    Generated generated = column.generated();
    if (generated != null) {
      text.append(" GENERATED ALWAYS AS (").append(expression(generated.expression()));
      text.append(") ").append(generated.storage().name());
    }
    return text.toString();
  }

  /** A default: bare where the grammar has it bare, else in parentheses. */
  String defaultValue(Expression value) {
    String text = expression(value);
    boolean bare =
        value instanceof Literal
            || value instanceof Expression.Apply apply && apply.operands().isEmpty()
            || isNumber(text);
    return bare ? text : "(" + text + ")";
  }

  private static boolean isNumber(String text) {
    var tokens = SqliteTokens.of(text);
    return tokens.size() == 1 && tokens.get(0).kind() == SqlText.Kind.NUMBER;
  }

  @Override
  public String constraint(Constraint constraint) {
    return named(constraint.id()) + constraint.accept(this);
  }

  private String named(ConstraintName id) {
    return id.present() ? "CONSTRAINT " + name(id.orEmpty()) + " " : "";
  }

  @Override
  public String primaryKey(PrimaryKey key) {
    return "PRIMARY KEY " + keys(key.keys()) + conflict(key.onConflict());
  }

  @Override
  public String unique(Unique unique) {
    return "UNIQUE " + keys(unique.keys()) + conflict(unique.onConflict());
  }

  @Override
  public String check(Check check) {
    return "CHECK (" + expression(check.rule()) + ")" + conflict(check.onConflict());
  }

  @Override
  public String other(OtherConstraint other) {
    return other.definition();
  }

  @Override
  public String foreignKey(ForeignKey key) {
    var text = new StringBuilder("FOREIGN KEY ").append(names(key.columns()));
    text.append(" REFERENCES ").append(name(key.table()));
    if (!key.referenced().isEmpty()) {
      text.append(' ').append(names(key.referenced()));
    }
    if (key.onDelete() != ForeignKey.Action.NO_ACTION) {
      text.append(" ON DELETE ").append(key.onDelete().name().replace('_', ' '));
    }
    if (key.onUpdate() != ForeignKey.Action.NO_ACTION) {
      text.append(" ON UPDATE ").append(key.onUpdate().name().replace('_', ' '));
    }
    if (key.match() != ForeignKey.Match.SIMPLE) {
      text.append(" MATCH ").append(key.match());
    }
    if (key.deferral() != Deferral.NOT_DEFERRABLE) {
      text.append(" DEFERRABLE ").append(key.deferral().name().replace('_', ' '));
    }
    return text.toString();
  }

  private String names(List<String> names) {
    return names.stream().map(this::name).collect(Collectors.joining(", ", "(", ")"));
  }

  private String keys(List<Key> keys) {
    return keys.stream().map(this::key).collect(Collectors.joining(", ", "(", ")"));
  }

  private String key(Key key) {
    String subject =
        key.collation() == null
            ? expression(key.subject())
            : ExpressionSpelling.primary(key.subject()) + " COLLATE " + name(key.collation());
    return subject + (key.order() == Key.Order.DESCENDING ? " DESC" : "");
  }

  private static String conflict(@Nullable Conflict clause) {
    return clause == null ? "" : " ON CONFLICT " + clause;
  }

  /** A whole CREATE TABLE, without its indexes. */
  String table(Table table) {
    var lines = new ArrayList<String>();
    PrimaryKey inline = inlineKey(table);
    PrimaryKey rowid = rowidKey(table);
    for (Column column : table.columns()) {
      boolean key = inline != null && inline.columns().contains(column.name());
      lines.add(column(column) + (key && inline != null ? " " + inline(column, inline) : ""));
    }
    table.constraints().stream()
        .filter(constraint -> constraint != inline)
        .sorted(Comparator.comparing(constraint -> !constraint.equals(rowid)))
        .forEach(constraint -> lines.add(constraint(constraint)));
    return "CREATE TABLE "
        + name(table.id())
        + " (\n  "
        + String.join(",\n  ", lines)
        + "\n)"
        + options(table.attributes());
  }

  /** A key without an index of its own; behind a unique constraint SQLite cannot rename it. */
  private static @Nullable PrimaryKey rowidKey(Table table) {
    return table
        .primaryKey()
        .filter(key -> key.keys().size() == 1)
        .filter(
            key ->
                table
                    .column(key.columns().get(0))
                    .filter(column -> SqliteTypes.isRowid(column.type()))
                    .isPresent())
        .orElse(null);
  }

  /** The words that follow the list of columns, with a space before them. */
  String options(TableAttributes attributes) {
    var options = new ArrayList<String>();
    if (attributes.has(TableAttributes.Trait.STRICT)) {
      options.add("STRICT");
    }
    if (attributes.has(TableAttributes.Trait.WITHOUT_ROWID)) {
      options.add("WITHOUT ROWID");
    }
    return options.isEmpty() ? "" : " " + String.join(", ", options);
  }

  /**
   * The primary key if it stands in its column's definition: AUTOINCREMENT does nowhere else, a
   * descending INTEGER key means something else as a table constraint, and an unnamed one reads
   * better there, unless a unique constraint comes first, whose index the key may share.
   */
  private static @Nullable PrimaryKey inlineKey(Table table) {
    PrimaryKey key = table.primaryKey().orElse(null);
    if (key == null || key.keys().size() != 1 || key.keys().get(0).collation() != null) {
      return null;
    }
    Column column = table.column(key.columns().get(0)).orElse(null);
    boolean numbered = column != null && column.identity() != null;
    boolean descending = key.keys().get(0).order() == Key.Order.DESCENDING;
    boolean rowid = !table.attributes().has(TableAttributes.Trait.WITHOUT_ROWID);
    boolean apart = rowid && descending && column != null && SqliteTypes.isRowid(column.type());
    boolean first = key.equals(table.constraints().get(0));
    return numbered || apart || first && !key.id().present() ? key : null;
  }

  private String inline(Column column, PrimaryKey key) {
    return named(key.id())
        + "PRIMARY KEY"
        + (key.keys().get(0).order() == Key.Order.DESCENDING ? " DESC" : "")
        + conflict(key.onConflict())
        + (column.identity() == null ? "" : " AUTOINCREMENT");
  }

  /** A whole CREATE INDEX. */
  String index(QualifiedName table, Index index) {
    Expression where = index.where();
    return (index.isUnique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ")
        + name(table.withLocal(index.name()))
        + " ON "
        + SqlText.quoted(table.local())
        + " "
        + keys(index.keys())
        + (where == null ? "" : " WHERE " + expression(where));
  }

  /** All statements that make a table and its indexes. */
  List<String> create(Table table) {
    var statements = new ArrayList<>(List.of(table(table)));
    table.indexes().forEach(index -> statements.add(index(table.id(), index)));
    return statements;
  }
}
