package io.bascule.testkit.arbitrary;

import io.bascule.schema.Column;
import io.bascule.schema.Generated;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes.Trait;
import io.bascule.schema.Type;
import io.bascule.schema.Type.Kind;
import io.bascule.testkit.arbitrary.Features.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Picks types, and tells what can be done with them. */
final class Kinds {
  private static final List<Type> NUMBERS =
      List.of(
          Type.of(Kind.INTEGER),
          Type.of(Kind.BIGINT),
          Type.of(Kind.SMALLINT),
          Type.decimal(9, 2),
          Type.of(Kind.DECIMAL, 6),
          Type.of(Kind.DECIMAL),
          Type.of(Kind.REAL),
          Type.of(Kind.DOUBLE));
  private static final List<Type> TEXTS =
      List.of(
          Type.of(Kind.TEXT),
          Type.of(Kind.VARCHAR, 20),
          Type.of(Kind.VARCHAR, 255),
          Type.of(Kind.VARCHAR),
          Type.of(Kind.CHAR, 12));
  private static final List<Type> TIMES =
      List.of(
          Type.of(Kind.DATE),
          Type.of(Kind.TIME),
          Type.of(Kind.TIME, 3),
          Type.of(Kind.TIMESTAMP),
          Type.of(Kind.TIMESTAMP, 3),
          Type.of(Kind.TIMESTAMP_WITH_TIME_ZONE),
          Type.of(Kind.TIMESTAMP_WITH_TIME_ZONE, 0));
  private static final List<Type> OTHERS =
      List.of(
          Type.of(Kind.BOOLEAN),
          Type.of(Kind.UUID),
          Type.of(Kind.JSON),
          Type.of(Kind.BINARY),
          Type.of(Kind.BINARY, 40));
  private static final List<Type> STRICT =
      List.of(Type.of(Kind.INTEGER), Type.of(Kind.TEXT), Type.of(Kind.REAL), Type.of(Kind.BINARY));
  private static final List<String> SQLITE_WORDS =
      List.of("NVARCHAR(40)", "MEDIUMINT", "DATETIME", "FLOAT", "CLOB", "INT", "");
  private static final List<String> POSTGRES_WORDS =
      List.of("inet", "interval", "int4range", "tsvector", "macaddr", "bit(8)", "json", "money");

  /** What PostgreSQL cannot sort, and so cannot index in the usual way. */
  private static final Set<String> UNSORTABLE = Set.of("json");

  private Kinds() {}

  static Type any(Making making, Draw draw, boolean strict) {
    if (making.uses(Feature.ENUMS, draw, 12) && !making.enums().isEmpty()) {
      return Type.enumeration(draw.pick("enum", making.enums()).id());
    }
    if (strict) {
      return draw.pick("strict", STRICT);
    }
    if (making.uses(Feature.NAMED_TYPES, draw, 12)) {
      boolean sqlite = making.speaks(Words.SQLITE);
      return Type.named(draw.pick("named", sqlite ? SQLITE_WORDS : POSTGRES_WORDS));
    }
    Type plain = plain(draw);
    return making.uses(Feature.ARRAYS, draw, 8) ? Type.arrayOf(element(making, plain)) : plain;
  }

  private static Type element(Making making, Type plain) {
    return plain.kind() == Kind.JSON || making.speaks(Words.SQLITE) ? Type.of(Kind.TEXT) : plain;
  }

  private static Type plain(Draw draw) {
    return switch (draw.below("family", 8)) {
      case 0, 1, 2 -> draw.pick("number", NUMBERS);
      case 3, 4 -> draw.pick("text", TEXTS);
      case 5 -> draw.pick("time", TIMES);
      default -> draw.pick("other", OTHERS);
    };
  }

  /** A type that a primary key can have whose rows are told apart by it alone. */
  static Type key(Draw draw, boolean strict) {
    return draw.pick(
        "key",
        strict
            ? List.of(Type.of(Kind.INTEGER), Type.of(Kind.TEXT))
            : List.of(
                Type.of(Kind.INTEGER),
                Type.of(Kind.BIGINT),
                Type.of(Kind.INTEGER),
                Type.of(Kind.VARCHAR, 20),
                Type.of(Kind.TEXT),
                Type.of(Kind.UUID),
                Type.of(Kind.DATE)));
  }

  static boolean isStrict(Type type) {
    return STRICT.contains(type) || type.kind() == Kind.ENUM;
  }

  static boolean isNumber(Type type) {
    return type.isInteger() || isFraction(type);
  }

  static boolean isFraction(Type type) {
    return type.kind() == Kind.DECIMAL || type.kind() == Kind.REAL || type.kind() == Kind.DOUBLE;
  }

  static boolean isText(Type type) {
    return type.kind() == Kind.TEXT || type.kind() == Kind.VARCHAR || type.kind() == Kind.CHAR;
  }

  /** Whether it has more values than any table has rows. */
  static boolean isRich(Type type) {
    Type inner = type.kind() == Kind.ARRAY ? type.elementType() : type;
    return inner.kind() != Kind.BOOLEAN && inner.kind() != Kind.ENUM;
  }

  static boolean isSortable(Type type) {
    Type inner = type.kind() == Kind.ARRAY ? type.elementType() : type;
    return inner.kind() != Kind.NAMED || !UNSORTABLE.contains(inner.text());
  }

  static boolean isVirtual(Column column) {
    var generated = column.generated();
    return generated != null && generated.storage() == Generated.Storage.VIRTUAL;
  }

  static boolean isStrict(Table table) {
    return table.attributes().has(Trait.STRICT);
  }

  /** The columns of which a key or an index can be made. */
  static List<Column> sortable(Making making, Table table) {
    var sortable = new ArrayList<Column>();
    for (Column column : table.columns()) {
      boolean present = !isVirtual(column) || making.has(Feature.VIRTUAL_KEYS);
      if (present && isSortable(column.type())) {
        sortable.add(column);
      }
    }
    return sortable;
  }

  /** The columns whose values tell rows apart. */
  static List<Column> rich(Making making, Table table) {
    return sortable(making, table).stream()
        .filter(column -> isRich(column.type()) && column.generated() == null)
        .toList();
  }
}
