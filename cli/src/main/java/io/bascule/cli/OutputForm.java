package io.bascule.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** In which form a command answers. */
enum OutputForm {
  text,
  json,
  sql;

  /** For a command that has nothing to say in SQL. */
  void refuseSql(CommandLine line) {
    if (this == sql) {
      throw new ParameterException(line, "--output sql: what this command says is no SQL");
    }
  }
}
