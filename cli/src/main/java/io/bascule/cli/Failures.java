package io.bascule.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import io.bascule.cli.project.ProjectException;
import io.bascule.dialect.DialectException;
import io.bascule.differ.DifferException;
import io.bascule.generator.GeneratorException;
import io.bascule.revision.HistoryException;
import io.bascule.runner.LockException;
import io.bascule.runner.RunnerException;
import io.bascule.schema.SchemaException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints what went wrong, and chooses the exit code. */
final class Failures implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed)
      throws IOException {
    PrintWriter err = line.getErr();
    err.println(message(failure));
    if (System.getenv("BASCULE_TRACE") != null) {
      failure.printStackTrace(err);
    }
    err.flush();
    if (line.getCommand() instanceof ProjectCommand command
        && command.options.output() == OutputForm.json) {
      line.getOut().println(JSON.std.asString(Map.of("error", facts(failure))));
      line.getOut().flush();
    }
    return exit(failure).code();
  }

  private static Map<String, Object> facts(Exception failure) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("kind", failure.getClass().getSimpleName());
    facts.put("message", message(failure));
    facts.put("exit", exit(failure).code());
    return facts;
  }

  private static String message(Exception failure) {
    return isOurs(failure)
        ? String.valueOf(failure.getMessage())
        : """
        Cannot finish: an unexpected failure, which is a defect of bascule.

          reason  %s
          try     BASCULE_TRACE=1 bascule …   and report what it prints"""
            .formatted(failure);
  }

  private static boolean isOurs(Exception failure) {
    return failure instanceof ProjectException
        || failure instanceof DialectException
        || failure instanceof DifferException
        || failure instanceof GeneratorException
        || failure instanceof HistoryException
        || failure instanceof RunnerException
        || failure instanceof SchemaException;
  }

  private static Exit exit(Exception failure) {
    if (failure instanceof ProjectException project) {
      return switch (project.kind()) {
        case FAILED -> Exit.FAILED;
        case WRONG_USE -> Exit.WRONG_USE;
        case LOCKED -> Exit.LOCKED;
      };
    }
    if (failure instanceof HistoryException history) {
      return history.kind() == HistoryException.Kind.SEVERAL_HEADS ? Exit.MANY_HEADS : Exit.FAILED;
    }
    return failure instanceof LockException ? Exit.LOCKED : Exit.FAILED;
  }
}
