package io.bascule.cli.project;

import io.bascule.schema.SqlText;
import io.bascule.schema.SqlText.Token;
import java.util.ArrayList;
import java.util.List;

/** A script of SQL, cut into its statements. */
final class SqlScript {
  private final List<String> statements = new ArrayList<>();
  private final StringBuilder current = new StringBuilder();
  private boolean mattersYet;
  private boolean routine;
  private int blocks;

  private SqlScript() {}

  /** The statements of the script, without their semicolons; empty ones are left out. */
  static List<String> statements(String text) {
    var script = new SqlScript();
    SqlText.tokens(text).forEach(script::take);
    script.end();
    return script.statements;
  }

  private void take(Token token) {
    if (token.is(';') && blocks == 0) {
      end();
      return;
    }
    current.append(token.text());
    mattersYet |= token.matters();
    if (token.is("TRIGGER") || token.is("FUNCTION") || token.is("PROCEDURE")) {
      routine = true;
    }
    if (routine) {
      countBlocks(token);
    }
  }

  /** The bodies of triggers and functions have semicolons of their own, between BEGIN and END. */
  private void countBlocks(Token token) {
    if (token.is("BEGIN") || token.is("CASE")) {
      blocks++;
    } else if (token.is("END") && blocks > 0) {
      blocks--;
    }
  }

  private void end() {
    if (mattersYet) {
      statements.add(current.toString().strip());
    }
    current.setLength(0);
    mattersYet = false;
    routine = false;
    blocks = 0;
  }
}
