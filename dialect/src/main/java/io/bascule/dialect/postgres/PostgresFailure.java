package io.bascule.dialect.postgres;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server's SQLSTATEs in the house's words (PostgreSQL, appendix "Error Codes").
 *
 * <p>Where the server's own message names what is in the way, it is kept; where it only names a
 * number or a mechanism, a plainer clause stands for it.
 */
final class PostgresFailure {
  private static final Map<String, Function<SQLException, String>> REASONS =
      Map.ofEntries(
          Map.entry("28P01", e -> "the password is wrong (" + first(e) + ")"),
          Map.entry("28000", e -> "the server does not let this user in (" + first(e) + ")"),
          Map.entry("3D000", e -> "there is no such database (" + first(e) + ")"),
          Map.entry("42501", e -> "the user lacks a privilege (" + first(e) + ")"),
          Map.entry("55P03", e -> "another session kept a lock for too long (" + first(e) + ")"),
          Map.entry("57014", e -> "the statement was cancelled (" + first(e) + ")"),
          Map.entry("40P01", e -> "it and another session waited for each other" + detail(e)),
          Map.entry("53100", e -> "the disk is full (" + first(e) + ")"),
          Map.entry("53200", e -> "the server is out of memory (" + first(e) + ")"),
          Map.entry("53300", e -> "the server has no connection left (" + first(e) + ")"),
          Map.entry("25006", e -> "the database only lets read (" + first(e) + ")"),
          Map.entry("57P01", e -> "the server was shut down in the middle of it"),
          Map.entry("57P03", e -> "the server is not ready yet (" + first(e) + ")"),
          Map.entry("08001", e -> "the server cannot be reached (" + first(e) + ")"),
          Map.entry("08006", e -> "the connection to the server was lost (" + first(e) + ")"),
          Map.entry("2BP01", PostgresFailure::inTheWay),
          Map.entry("0A000", PostgresFailure::inTheWay));

  private static final Pattern DETAIL =
      Pattern.compile("^\\s*Detail: (.*?)(?=^\\s*(Hint|Position|Where): |\\z)", flags());

  private static final Pattern OUTSIDE = Pattern.compile("(08|53|57|58)...|25006|42501");

  private PostgresFailure() {}

  private static int flags() {
    return Pattern.MULTILINE | Pattern.DOTALL;
  }

  /** Why the server failed, in one clause without a full stop. */
  static String reason(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    var known = REASONS.get(state);
    return known == null ? first(failure) + detail(failure) : known.apply(failure);
  }

  /** Whether another session kept a lock, or waited for one of this session's. */
  static boolean isBusy(SQLException failure) {
    String state = failure.getSQLState();
    return "55P03".equals(state) || "40P01".equals(state);
  }

  /**
   * Whether the server, its machine or this user's rights are the reason: connections (08),
   * read-only (25006), rights (42501), resources (53), operators (57), the system (58).
   */
  static boolean isOutside(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return isBusy(failure) || OUTSIDE.matcher(state).matches();
  }

  /** The server names the dependents in its detail, one a line. */
  private static String inTheWay(SQLException failure) {
    return first(failure) + detail(failure);
  }

  /** The message's own first line without {@code ERROR:} and full stop. */
  private static String first(SQLException failure) {
    String message = String.valueOf(failure.getMessage()).strip();
    String line = message.lines().findFirst().orElse("").strip();
    int colon = line.indexOf(": ");
    boolean severity =
        colon > 0
            && line.substring(0, colon).equals(line.substring(0, colon).toUpperCase(Locale.ROOT));
    return trimmed(severity ? line.substring(colon + 2) : line);
  }

  private static String detail(SQLException failure) {
    Matcher found = DETAIL.matcher(String.valueOf(failure.getMessage()));
    if (!found.find()) {
      return "";
    }
    String lines = String.join("; ", found.group(1).strip().lines().map(String::strip).toList());
    return ": " + trimmed(lines);
  }

  private static String trimmed(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
