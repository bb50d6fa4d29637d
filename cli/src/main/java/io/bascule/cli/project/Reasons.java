package io.bascule.cli.project;

import java.lang.reflect.InvocationTargetException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;

/** What the JDK throws, in words, and where it comes from. */
final class Reasons {
  private Reasons() {}

  /** What was thrown, without what only carries it. */
  static Throwable thrown(Throwable failure) {
    boolean wraps =
        failure instanceof InvocationTargetException
            || failure instanceof ExceptionInInitializerError;
    return wraps && failure.getCause() != null ? thrown(failure.getCause()) : failure;
  }

  /** The first line of a stack that is neither of the JDK nor ours, and so the user's. */
  static String place(Throwable cause, String otherwise) {
    return Stream.of(cause.getStackTrace())
        .filter(line -> !line.getClassName().matches("(java|jdk|sun|io\\.bascule)\\..*"))
        .findFirst()
        .map(line -> line.getFileName() + ":" + line.getLineNumber())
        .orElse(otherwise);
  }

  /** Of a file the JDK often tells no more than its path. */
  static String of(Throwable cause) {
    if (cause instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (cause instanceof AccessDeniedException) {
      return "this user may not";
    }
    if (cause instanceof CharacterCodingException) {
      return "it is no text in UTF-8";
    }
    if (cause instanceof FileAlreadyExistsException inTheWay) {
      return inTheWay.getFile() + " is in the way";
    }
    if (cause instanceof DirectoryNotEmptyException) {
      return "it is a folder";
    }
    String message =
        cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
    return message == null ? cause.toString() : message;
  }
}
