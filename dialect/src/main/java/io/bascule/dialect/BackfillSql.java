package io.bascule.dialect;

import io.bascule.operation.Backfill;
import io.bascule.operation.DataStep;
import io.bascule.schema.Expression;
import io.bascule.schema.Literal;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A backfill in the words of a database. */
public final class BackfillSql {
  private BackfillSql() {}

  /**
   * What is run.
   *
   * @param known the table as it is then; null if it is not known
   * @throws DialectException if the table is not known and the backfill names no key
   */
  public static Statement statement(
      Dialect dialect, DataStep step, Backfill backfill, @Nullable Table known) {
    backfill.requireWhole();
    if (known != null) {
      backfill.require(Schema.EMPTY.with(known));
    }
    Spelling spelling = dialect.spelling();
    String table = spelling.name(backfill.table());
    @Nullable Expression where = backfill.where();
    var batches =
        new Statement.Batches(
            step,
            table,
            "UPDATE %s SET %s".formatted(table, values(spelling, backfill)),
            where == null ? "" : spelling.expression(where),
            key(backfill, known).stream().map(spelling::name).toList(),
            backfill.size());
    return backfill.isAtOnce() ? Statement.Sql.of(step, batches.whole()) : batches;
  }

  private static String values(Spelling spelling, Backfill backfill) {
    return backfill.assignments().stream()
        .map(one -> spelling.name(one.column()) + " = " + value(spelling, one.value()))
        .collect(Collectors.joining(",\n  "));
  }

  private static String value(Spelling spelling, @Nullable Object value) {
    String text = spelling.expression(value == null ? Literal.ofNull() : Expression.of(value));
    return text.contains("--") ? text + "\n" : text;
  }

  private static List<String> key(Backfill backfill, @Nullable Table known) {
    if (backfill.isAtOnce()) {
      return List.of();
    }
    if (known != null) {
      return backfill.keyOf(known);
    }
    if (backfill.key().isEmpty()) {
      throw DialectException.of(
          "backfill-key-unknown",
          """
          Cannot backfill %s: the primary key of the table is not known.

            try     .by("id"), with the columns of its key"""
              .formatted(backfill.table()));
    }
    return backfill.key();
  }
}
