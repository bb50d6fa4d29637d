package io.bascule.testkit.arbitrary;

import io.bascule.schema.Column;
import io.bascule.schema.Expression;
import io.bascule.schema.Expression.Operator;
import io.bascule.schema.Index;
import io.bascule.schema.Key;
import io.bascule.schema.Literal;
import io.bascule.schema.SqlText;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import io.bascule.schema.Type.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the indexes of one table. */
final class Indexes {
  private final Making making;
  private final Table table;

  Indexes(Making making, Table table) {
    this.making = making;
    this.table = table;
  }

  /** An index that all rows fit into, if the table has a column that one can be made of. */
  Optional<Index> any(Draw draw, int number) {
    List<Column> sortable = Kinds.sortable(making, table);
    if (sortable.isEmpty()) {
      return Optional.empty();
    }
    String name = Names.of(making, draw, "ix_" + plain() + "_", number);
    Index index =
        making.uses(Feature.METHODS, draw, 20)
            ? method(draw, name, sortable)
            : sorted(draw, name, sortable);
    if (making.uses(Feature.PARTIAL_INDEXES, draw, 30)) {
      index = index.where(new Conditions(making, table).any(draw.at("where")).orElse(null));
    }
    if (making.uses(Feature.COMMENTS, draw, 15)) {
      index = index.withComment(Names.comment(draw));
    }
    return Optional.of(index);
  }

  /** The names of indexes are told apart by the name of the table, whatever signs that has. */
  private String plain() {
    return table.id().local() + (table.id().schema().isEmpty() ? "" : "_");
  }

  private Index sorted(Draw draw, String name, List<Column> sortable) {
    List<Column> apart = Kinds.rich(making, table);
    boolean unique = !apart.isEmpty() && making.uses(Feature.UNIQUE_INDEXES, draw, 30);
    var keys = new ArrayList<Key>();
    Column first = draw.pick("first", unique ? apart : sortable);
    keys.add(ordered(draw.at("key"), column(draw.at("key"), first)));
    for (int i = draw.below("more", 3); i > 0; i--) {
      Draw own = draw.at("key", i);
      keys.add(ordered(own, another(own, sortable)));
    }
    Index index = Index.of(name, distinct(keys));
    if (unique) {
      index = index.unique();
      boolean same = !first.nullable() && making.uses(Feature.NULLS_NOT_DISTINCT, draw, 20);
      index = same ? index.nullsNotDistinct() : index;
    }
    if (making.uses(Feature.INCLUDE, draw, 15)) {
      List<String> columns = index.keys().stream().map(Key::column).toList();
      index = index.including(new Rules(making, table).besides(draw, columns));
    }
    return making.uses(Feature.PARAMETERS, draw, 15)
        ? index.with("fillfactor", Integer.toString(draw.between("fill", 50, 99)))
        : index;
  }

  private static List<Key> distinct(List<Key> keys) {
    var subjects = new ArrayList<Expression>();
    var distinct = new ArrayList<Key>();
    for (Key key : keys) {
      if (!subjects.contains(key.subject())) {
        subjects.add(key.subject());
        distinct.add(key);
      }
    }
    return distinct;
  }

  private Key another(Draw draw, List<Column> sortable) {
    List<Column> sources =
        sortable.stream().filter(c -> c.type().isInteger() || Kinds.isText(c.type())).toList();
    if (sources.isEmpty() || !making.uses(Feature.EXPRESSION_INDEXES, draw, 40)) {
      return column(draw, draw.pick("column", sortable));
    }
    Column source = draw.pick("source", sources);
    return Key.of(source.type().isInteger() ? number(draw, source) : text(draw, source));
  }

  private Expression number(Draw draw, Column source) {
    return making.uses(Feature.RAW_SQL, draw, 50)
        ? Expression.sql(SqlText.quoted(source.name()) + " % 10")
        : Expression.apply(Operator.PLUS, Expression.column(source.name()), Literal.number("1"));
  }

  private Expression text(Draw draw, Column source) {
    return making.uses(Feature.RAW_SQL, draw, 50)
        ? Expression.sql("upper(" + SqlText.quoted(source.name()) + ")")
        : Expression.apply(Operator.LOWER, Expression.column(source.name()));
  }

  private Key column(Draw draw, Column column) {
    Key key = Key.of(column.name());
    if (!Kinds.isText(column.type())) {
      return key;
    }
    var collation = new Columns(making).collation(draw.at("key"), column.type());
    if (collation != null) {
      return key.collate(collation);
    }
    return making.uses(Feature.OPERATOR_CLASSES, draw, 20)
        ? key.using(operators(column.type()))
        : key;
  }

  private static String operators(Type type) {
    return switch (type.kind()) {
      case VARCHAR -> "varchar_pattern_ops";
      case CHAR -> "bpchar_pattern_ops";
      default -> "text_pattern_ops";
    };
  }

  private Key ordered(Draw draw, Key key) {
    Key ordered = making.uses(Feature.DESCENDING, draw, 30) ? key.descending() : key;
    if (making.uses(Feature.NULLS_FIRST, draw, 20)) {
      return draw.chance("first", 50) ? ordered.nullsFirst() : ordered.nullsLast();
    }
    return ordered;
  }

  /** An index of another method, on a column of a type for which there is one. */
  private Index method(Draw draw, String name, List<Column> sortable) {
    Column column = draw.pick("column", sortable);
    Index plain = Index.of(name, List.of(Key.of(column.name())));
    Kind kind = column.type().kind();
    if (kind == Kind.ARRAY || kind == Kind.JSON || is(column, "tsvector")) {
      return plain.using("gin");
    }
    if (is(column, "int4range")) {
      return plain.using("gist");
    }
    if (is(column, "money") || is(column, "bit(8)")) {
      return plain;
    }
    boolean ordered = column.type().isInteger() || kind == Kind.DATE;
    return plain.using(ordered && draw.chance("brin", 50) ? "brin" : "hash");
  }

  private static boolean is(Column column, String words) {
    return column.type().kind() == Kind.NAMED && column.type().text().equals(words);
  }
}
