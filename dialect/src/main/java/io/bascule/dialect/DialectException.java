package io.bascule.dialect;

import io.bascule.schema.Explained;
import org.jspecify.annotations.Nullable;

/** Something that a database cannot hold or do. */
public final class DialectException extends RuntimeException implements Explained {
  private static final long serialVersionUID = 1L;

  private final String code;

  private DialectException(String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  /** A refusal whose message follows the house's form. */
  public static DialectException of(String code, String message) {
    return new DialectException(code, message, null);
  }

  /** A refusal that another failure caused. */
  public static DialectException of(String code, String message, Throwable cause) {
    return new DialectException(code, message, cause);
  }

  /** A URL or product that no dialect is for. */
  public static DialectException unknownDatabase(String what) {
    return of(
        "unknown-database",
        """
        Cannot choose a dialect: %s is neither SQLite nor PostgreSQL.

          try     --url jdbc:sqlite:shop.db  or  --url jdbc:postgresql://localhost/shop"""
            .formatted(what));
  }
}
