package io.bascule.cli;

import io.bascule.cli.project.ProjectException;
import io.bascule.revision.HistoryException;
import io.bascule.runner.LockException;
import io.bascule.schema.Explained;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells what went wrong, and chooses the exit code. */
final class Failures implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed)
      throws IOException {
    int exit = complaint(failure).print(line, parsed.originalArgs());
    if (System.getenv("BASCULE_TRACE") != null) {
      failure.printStackTrace(line.getErr());
      line.getErr().flush();
    }
    return exit;
  }

  private static Complaint complaint(Exception failure) {
    return failure instanceof Explained explained
        ? new Complaint(
            failure.getClass().getSimpleName(),
            explained.code(),
            Complaint.causes(explained.code(), failure),
            String.valueOf(failure.getMessage()),
            exit(failure))
        : defect(failure);
  }

  private static Complaint defect(Exception failure) {
    return new Complaint(
        failure.getClass().getSimpleName(),
        "defect",
        List.of(),
        """
        Cannot finish: an unexpected failure, which is a defect of bascule.

          reason  %s
          try     the same with BASCULE_TRACE=1 in the environment, and report what it prints"""
            .formatted(failure),
        Exit.FAILED);
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
