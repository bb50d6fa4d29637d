package io.bascule.dialect;

/** Something that a database cannot hold or do. */
public final class DialectException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private DialectException(String message, @org.jspecify.annotations.Nullable Throwable cause) {
    super(message, cause);
  }

  /** A refusal whose message follows the house's form. */
  public static DialectException of(String message) {
    return new DialectException(message, null);
  }

  /** A refusal that another failure caused. */
  public static DialectException of(String message, Throwable cause) {
    return new DialectException(message, cause);
  }

  /** A URL or product that no dialect is for. */
  public static DialectException unknownDatabase(String what) {
    return of(
        """
        Cannot choose a dialect: %s is neither SQLite nor PostgreSQL.

          try     --url jdbc:sqlite:shop.db  or  --url jdbc:postgresql://localhost/shop"""
            .formatted(what));
  }
}
