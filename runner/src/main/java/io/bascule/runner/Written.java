package io.bascule.runner;

import io.bascule.dialect.DataSql;
import io.bascule.dialect.Dialect;
import io.bascule.dialect.Statement;
import io.bascule.schema.Literal;
import io.bascule.schema.SqlText.Token;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Statements as text alone: their values stand in the place of their question marks. */
final class Written {
  private final Dialect dialect;

  Written(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * The statement, without a semicolon.
   *
   * @throws io.bascule.schema.SchemaException if one of its values cannot be written
   */
  String of(Statement.Sql sql) {
    Iterator<@Nullable Object> values = sql.binds().iterator();
    List<Token> tokens = dialect.tokens(sql.text());
    Set<Token> places = sql.binds().isEmpty() ? Set.of() : new HashSet<>(DataSql.places(tokens));
    var written = new StringBuilder();
    int after = -1;
    for (Token token : tokens) {
      boolean second = token.is('?') && token.start() == after;
      after = token.is('?') && !second && !places.contains(token) ? token.end() : -1;
      // The driver takes two question marks for the one of an operator.
      written.append(places.contains(token) ? constant(values.next()) : second ? "" : token.text());
    }
    return written.toString();
  }

  private String constant(@Nullable Object value) {
    return dialect.spelling().expression(value == null ? Literal.ofNull() : Literal.ofValue(value));
  }
}
