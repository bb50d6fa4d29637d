package io.bascule.runner;

import io.bascule.dialect.Dialect;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts Java values in the place of a statement's question marks. */
final class Binds {
  private final Dialect dialect;

  Binds(Dialect dialect) {
    this.dialect = dialect;
  }

  void put(PreparedStatement statement, List<@Nullable Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value == null) {
        statement.setNull(i + 1, Types.NULL);
      } else {
        put(statement, i + 1, value);
      }
    }
  }

  private void put(PreparedStatement statement, int index, Object value) throws SQLException {
    if (value instanceof Enum<?> constant) {
      // Of no type of its own, so that the server takes it for the enum type of the column.
      statement.setObject(index, constant.name(), Types.OTHER);
    } else if (value instanceof byte[] bytes) {
      statement.setBytes(index, bytes);
    } else {
      statement.setObject(index, dialect.bind(plain(value)));
    }
  }

  /** Values of classes that JDBC does not name, as the nearest that it does. */
  private static Object plain(Object value) {
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    if (value instanceof ZonedDateTime moment) {
      return moment.toOffsetDateTime();
    }
    if (value instanceof BigInteger number) {
      return new BigDecimal(number);
    }
    return value instanceof Character letter ? letter.toString() : value;
  }
}
