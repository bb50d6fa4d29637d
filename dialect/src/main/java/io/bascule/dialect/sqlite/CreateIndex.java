package io.bascule.dialect.sqlite;

import io.bascule.schema.Expression;
import io.bascule.schema.Index;
import io.bascule.schema.SqlText.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a CREATE INDEX.
 *
 * @param sql the whole text
 * @param name the index's name
 * @param table the table's name as it stands there
 * @param tableSpan where the table's name stands
 * @param unique whether it says UNIQUE
 * @param keys the tokens between the parentheses
 * @param where the tokens behind WHERE; none if it holds all rows
 */
record CreateIndex(
    String sql,
    String name,
    String table,
    Span tableSpan,
    Index.Uniqueness unique,
    List<Token> keys,
    List<Token> where) {

  /**
   * Finds the parts of the text.
   *
   * @throws io.bascule.dialect.DialectException if it is not a CREATE INDEX
   */
  static CreateIndex of(String sql) {
    var in = new TokenReader(sql);
    in.need("CREATE");
    var unique = in.take("UNIQUE") ? Index.Uniqueness.UNIQUE : Index.Uniqueness.NOT_UNIQUE;
    in.need("INDEX");
    if (in.at("IF") && in.at(1, "NOT")) {
      in.need("IF");
      in.need("NOT");
      in.need("EXISTS");
    }
    Token name = in.name();
    if (in.take('.')) {
      name = in.name();
    }
    in.need("ON");
    Token table = in.name();
    List<Token> keys = in.parentheses();
    List<Token> where = in.take("WHERE") ? in.rest() : List.of();
    return new CreateIndex(
        sql,
        name.unquoted(),
        table.unquoted(),
        new Span(table.start(), table.end()),
        unique,
        keys,
        where);
  }

  /** The index on a table with those columns. */
  Index read(List<String> columns) {
    @Nullable Expression predicate = where.isEmpty() ? null : ReadExpression.of(sql, where);
    Index index = Index.of(name, new ReadKeys(sql, columns).list(keys)).where(predicate);
    return unique == Index.Uniqueness.UNIQUE ? index.unique() : index;
  }
}
