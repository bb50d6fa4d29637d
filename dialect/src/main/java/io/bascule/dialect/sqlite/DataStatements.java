package io.bascule.dialect.sqlite;

import io.bascule.dialect.Statement;
import io.bascule.operation.DataAction;
import io.bascule.operation.DataStep;
import io.bascule.schema.SqlText.Token;
import java.util.List;
import java.util.Set;

/** The user's own statements. Those that change the schema change the simulator's too. */
final class DataStatements implements DataAction.Visitor<Steps> {
  private static final String SQLITE = "sqlite";
  private static final Set<String> OF_THE_SCHEMA = Set.of("CREATE", "DROP", "ALTER");

  private final Steps steps;
  private final DataStep step;

  DataStatements(Steps steps, DataStep step) {
    this.steps = steps;
    this.step = step;
  }

  @Override
  public Steps sql(DataAction.Sql sql) {
    if (!sql.isFor(SQLITE)) {
      return steps;
    }
    var statement =
        new Statement.Sql(
            step, trimmed(sql.text()), sql.binds(), Statement.Mode.IN_TRANSACTION, List.of());
    if (changesSchema(sql.text())) {
      steps.run(statement);
    } else {
      steps.add(statement);
    }
    return steps;
  }

  @Override
  public Steps call(DataAction.Call call) {
    steps.add(new Statement.Call(step, call));
    return steps;
  }

  private static boolean changesSchema(String sql) {
    List<Token> tokens = SqliteTokens.significant(sql);
    return !tokens.isEmpty() && OF_THE_SCHEMA.contains(SqliteNames.upper(tokens.get(0).text()));
  }

  private static String trimmed(String sql) {
    String text = sql.strip();
    return text.endsWith(";") && !text.toUpperCase(java.util.Locale.ROOT).endsWith("END;")
        ? text.substring(0, text.length() - 1).strip()
        : text;
  }
}
