package io.bascule.dialect;

import io.bascule.operation.Operations;
import java.util.List;

/**
 * What is shown, written to a script, and run.
 *
 * @param operations the changes as this server makes them; applied to a schema, they give what the
 *     wanted ones give
 * @param statements what is sent to the database, in order
 */
public record Planned(Operations operations, List<Statement> statements) {
  public Planned {
    statements = List.copyOf(statements);
  }
}
