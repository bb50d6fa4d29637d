package io.bascule.schema;

/** A schema that cannot be built, with the place in the source that says so where it is known. */
public final class SchemaException extends RuntimeException implements Explained {
  private static final long serialVersionUID = 1L;

  private final String code;

  private SchemaException(String code, String message) {
    super(message);
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  /** A name that is the empty string. */
  public static SchemaException emptyName(String schema) {
    return new SchemaException(
        "empty-name",
        "Cannot name an object: the name is empty"
            + (schema.isEmpty() ? "." : " (in schema " + schema + ")."));
  }

  /** Two siblings of one name. */
  public static SchemaException declaredTwice(String owner, String name) {
    return new SchemaException(
        "declared-twice",
        "Cannot build %s: %s is declared twice.%n%n  try     give one of them another name"
            .formatted(owner, name));
  }

  /** A change to something that is not there. */
  public static SchemaException missing(String owner, String kind, String name) {
    return new SchemaException(
        "no-such-object", "Cannot change %s: it has no %s %s.".formatted(owner, kind, name));
  }

  /** A creation of something that is there already. */
  public static SchemaException exists(String kind, String name) {
    return new SchemaException(
        "object-exists", "Cannot create %s %s: it exists.".formatted(kind, name));
  }

  /** Anything else that is wrong with a declaration; the message follows the house's form. */
  public static SchemaException of(String code, String message) {
    return new SchemaException(code, message);
  }
}
