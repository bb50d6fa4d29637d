package io.bascule.testkit;

import io.bascule.testkit.internal.server.Platform;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A database for a test could not be had, cleaned or looked at. */
public final class TestkitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private TestkitException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static TestkitException noBinaries(Platform platform) {
    return new TestkitException(
        """
        Cannot start PostgreSQL: no binaries for this platform are on the class path.

          platform  %s %s
          wanted    %s in io.zonky.test.postgres:%s
          try       add that artifact with test scope, or -D%s=<jar or bin folder>"""
            .formatted(
                platform.os(),
                platform.arch(),
                platform.archive(),
                platform.artifact(),
                PostgresBinaries.PROPERTY),
        null);
  }

  static TestkitException notBinaries(Path place, String why) {
    return new TestkitException(
        """
        Cannot start PostgreSQL: %s.

          place  %s
          try    -D%s=/usr/lib/postgresql/18/bin, or a jar of \
        io.zonky.test.postgres:%s"""
            .formatted(why, place, PostgresBinaries.PROPERTY, Platform.current().artifact()),
        null);
  }

  static TestkitException notStarted(PostgresBinaries binaries, Exception cause) {
    return new TestkitException(
        """
        Cannot start PostgreSQL: %s.

          binaries  %s
          try       run the command that failed by hand, or another server with -D%s=<bin folder>"""
            .formatted(reason(cause), binaries, PostgresBinaries.PROPERTY),
        cause);
  }

  static TestkitException notStopped(PostgresBinaries binaries, Exception cause) {
    return new TestkitException(
        """
        Cannot stop PostgreSQL: %s.

          binaries  %s
          try       delete the folders bascule-postgres-* in /dev/shm and in the temporary folder"""
            .formatted(reason(cause), binaries),
        cause);
  }

  static TestkitException windows() {
    return new TestkitException(
        """
        Cannot start PostgreSQL: the launcher needs a POSIX shell.

          platform  windows
          try       run the tests in WSL""",
        null);
  }

  static TestkitException database(String verb, String name, Exception cause) {
    return new TestkitException(
        """
        Cannot %s the test database: %s.

          database  %s
          try       close every connection to it first, and look at the cause below"""
            .formatted(verb, reason(cause), name),
        cause);
  }

  static TestkitException statement(String sql, String url, Exception cause) {
    return new TestkitException(
        """
        Cannot run SQL on the test database: %s.

          statement  %s
          database   %s
          try        the statement by hand"""
            .formatted(reason(cause), sql.strip(), url),
        cause);
  }

  static TestkitException unreadable(String what, Exception cause) {
    return new TestkitException(
        """
        Cannot dump the %s: %s.

          try  open the database by hand as the same user"""
            .formatted(what, reason(cause)),
        cause);
  }

  static TestkitException unknownProduct(String product, Set<String> known) {
    return new TestkitException(
        """
        Cannot dump the database: no catalogs of this product are known.

          product  %s
          known    %s
          try      a connection to one of those"""
            .formatted(product, String.join(", ", new TreeSet<>(known))),
        null);
  }

  private static String reason(Exception cause) {
    String message = cause.getMessage();
    String text = message == null ? cause.getClass().getSimpleName() : message.strip();
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
