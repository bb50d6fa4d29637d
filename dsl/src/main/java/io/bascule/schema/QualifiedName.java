package io.bascule.schema;

/**
 * The name of something that lives directly in a schema: a table, a sequence, an enum type.
 *
 * @param schema the schema, or the empty string for the connection's default one ({@code public} on
 *     PostgreSQL, {@code main} on SQLite)
 * @param local the name within the schema, exactly as the database stores it
 */
public record QualifiedName(String schema, String local) implements Comparable<QualifiedName> {
  public QualifiedName {
    if (local.isEmpty()) {
      throw SchemaException.emptyName(schema);
    }
  }

  /** A name in the default schema. */
  public static QualifiedName of(String local) {
    return new QualifiedName("", local);
  }

  /** A name in the given schema. */
  public static QualifiedName of(String schema, String local) {
    return new QualifiedName(schema, local);
  }

  /** The same schema, another local name. */
  public QualifiedName withLocal(String other) {
    return new QualifiedName(schema, other);
  }

  /** Whether the name lives in the connection's default schema. */
  public boolean inDefaultSchema() {
    return schema.isEmpty();
  }

  @Override
  public int compareTo(QualifiedName other) {
    int bySchema = schema.compareTo(other.schema);
    return bySchema != 0 ? bySchema : local.compareTo(other.local);
  }

  /**
   * {@code schema.local}, or {@code local} alone in the default schema; for people, not for SQL.
   */
  @Override
  public String toString() {
    return schema.isEmpty() ? local : schema + "." + local;
  }
}
