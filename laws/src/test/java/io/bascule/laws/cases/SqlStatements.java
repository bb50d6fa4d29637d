package io.bascule.laws.cases;

import java.util.ArrayList;
import java.util.List;

/** Cuts a case's SQL into statements: one ends with a semicolon at the end of a line. */
final class SqlStatements {
  private SqlStatements() {}

  static List<String> of(String script) {
    var statements = new ArrayList<String>();
    for (String part : (script + "\n").split(";[ \t]*\n")) {
      if (!part.isBlank()) {
        statements.add(part.strip());
      }
    }
    return statements;
  }
}
