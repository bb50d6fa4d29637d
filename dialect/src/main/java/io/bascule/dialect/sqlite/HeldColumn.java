package io.bascule.dialect.sqlite;

import io.bascule.dialect.sqlite.CreateTable.ColumnText;
import io.bascule.schema.Column;
import io.bascule.schema.Expression;
import io.bascule.schema.Generated;
import io.bascule.schema.Identity;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes.Trait;
import io.bascule.schema.Type;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A column as SQLite can hold it. */
final class HeldColumn {
  /** Collations of PostgreSQL that compare bytes, as SQLite does where none is named. */
  private static final Set<String> BYTES = Set.of("c", "posix", "ucs_basic", "default", "binary");

  /** The only types of a STRICT table (sqlite.org/stricttables.html). */
  private static final Set<String> STRICT_TYPES =
      Set.of("INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY");

  private final Table table;
  private final String name;

  private HeldColumn(Table table, Column column) {
    this.table = table;
    this.name = "column " + table.name() + "." + column.name();
  }

  static Column of(Column column, Table table) {
    return new HeldColumn(table, column).column(column);
  }

  private Column column(Column column) {
    Expression defaultValue = column.defaultValue();
    Generated generated = column.generated();
    Column held =
        column
            .withType(type(column.type()))
            .withDefault(defaultValue == null ? null : HeldSchema.expression(defaultValue))
            .withGenerated(
                generated == null
                    ? null
                    : new Generated(
                        HeldSchema.expression(generated.expression()), generated.storage()))
            .withCollation(collation(column.collation()))
            .withComment(null)
            .withOnNull(column.nullable() ? null : column.onNull());
    return column.identity() == null ? held : numbered(held);
  }

  /** AUTOINCREMENT numbers nothing but a lone INTEGER key that is the row's address. */
  private Column numbered(Column column) {
    boolean lone =
        table.primaryKey().filter(key -> key.columns().equals(List.of(column.name()))).isPresent();
    if (!lone || table.attributes().has(Trait.WITHOUT_ROWID)) {
      throw SqliteRefusal.held(
          name, "it numbers rows only in a column that is the whole primary key of a rowid table");
    }
    return column
        .withType(Type.of(Type.Kind.INTEGER))
        .withIdentity(Identity.of(Identity.Kind.BY_DEFAULT));
  }

  static @Nullable String collation(@Nullable String name) {
    return name == null || BYTES.contains(SqliteNames.fold(name)) ? null : name;
  }

  private Type type(Type type) {
    Type held =
        switch (type.kind()) {
          case ENUM -> Type.of(Type.Kind.TEXT);
          case ARRAY -> Type.of(Type.Kind.JSON);
          case CHAR -> type.length() == Type.NONE ? Type.of(Type.Kind.CHAR, 1) : type;
          default -> type;
        };
    Type strict = table.attributes().has(Trait.STRICT) ? strict(held) : held;
    requireWords(SqliteTypes.words(strict));
    return SqliteTypes.read(SqliteTypes.words(strict));
  }

  /** A decimal becomes a REAL there: it is compared as a number, as it is elsewhere. */
  private Type strict(Type type) {
    return switch (type.kind()) {
      case BOOLEAN, SMALLINT, INTEGER, BIGINT -> Type.of(Type.Kind.INTEGER);
      case DECIMAL, REAL, DOUBLE -> Type.of(Type.Kind.REAL);
      case BINARY -> Type.of(Type.Kind.BINARY);
      case NAMED -> {
        if (!STRICT_TYPES.contains(SqliteNames.upper(type.text()))) {
          throw SqliteRefusal.held(name, "a STRICT table has no type " + type.text());
        }
        yield type;
      }
      default -> Type.of(Type.Kind.TEXT);
    };
  }

  /** Any words will do for a type, as long as they are nothing but a type to the grammar. */
  private void requireWords(String words) {
    try {
      var text = CreateTable.of("CREATE TABLE t (c " + words + ")");
      ColumnText only = text.columns().get(0);
      boolean whole = SqliteTypes.text(only.type()).equals(SqliteTypes.text(words));
      if (text.columns().size() == 1 && only.rules().isEmpty() && whole && isSized(only)) {
        return;
      }
    } catch (io.bascule.dialect.DialectException refused) {
      throw SqliteRefusal.held(name, "its grammar has no type " + words, refused);
    }
    throw SqliteRefusal.held(name, "its grammar has no type " + words);
  }

  /** Whether what stands in parentheses is one number or two. */
  private static boolean isSized(ColumnText column) {
    String text = SqliteTypes.text(column.type());
    int open = text.indexOf('(');
    return open < 0 || text.substring(open).matches("\\([+-]?[0-9.]+(,[+-]?[0-9.]+)?\\)");
  }
}
