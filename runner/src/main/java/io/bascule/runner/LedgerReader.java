package io.bascule.runner;

import io.bascule.revision.Direction;
import io.bascule.revision.Fingerprint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads lines of the ledger's table, whose layout may be an older one that lacks columns. */
final class LedgerReader {
  private static final String UNKNOWN = "unknown";

  private final ResultSet result;
  private final Set<String> present;

  LedgerReader(ResultSet result, Set<String> present) {
    this.result = result;
    this.present = present;
  }

  /**
   * The line at which the result stands.
   *
   * @throws LedgerException if a newer release wrote it, or none did
   */
  LedgerRow row() throws SQLException {
    int layout = (int) number("layout", 0);
    if (layout > LedgerTable.LAYOUT) {
      throw LedgerException.newer(layout, text("tool", UNKNOWN));
    }
    String parents = text("parents", "").strip();
    long millis = number("duration_ms", -1);
    return new LedgerRow(
        number("seq", 0),
        text("revision", ""),
        parents.isEmpty() ? List.of() : List.of(parents.split(" +", 0)),
        direction(),
        state(),
        Fingerprint.parse(text("fingerprint", "")),
        text("message", ""),
        moment(),
        millis < 0 ? null : Duration.ofMillis(millis),
        text("tool", UNKNOWN),
        text("who", UNKNOWN),
        text("reason", ""),
        (int) number("statements_done", 0));
  }

  private Direction direction() throws SQLException {
    String word = text("direction", "");
    for (Direction direction : Direction.values()) {
      if (direction.verb().equals(word)) {
        return direction;
      }
    }
    throw LedgerException.damaged(number("seq", 0), "direction", word);
  }

  private LedgerRow.State state() throws SQLException {
    String word = text("state", "");
    try {
      return LedgerRow.State.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw LedgerException.damaged(number("seq", 0), "state", word);
    }
  }

  private Instant moment() throws SQLException {
    String text = text("applied_at", "");
    try {
      return text.isEmpty() ? Instant.EPOCH : Moments.parse(text);
    } catch (DateTimeException e) {
      throw LedgerException.damaged(number("seq", 0), "applied_at", text);
    }
  }

  private String text(String column, String otherwise) throws SQLException {
    @Nullable String value = present.contains(column) ? result.getString(column) : null;
    return Objects.requireNonNullElse(value, otherwise);
  }

  private long number(String column, long otherwise) throws SQLException {
    if (!present.contains(column)) {
      return otherwise;
    }
    long value = result.getLong(column);
    return result.wasNull() ? otherwise : value;
  }
}
