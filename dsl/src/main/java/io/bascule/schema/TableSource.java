package io.bascule.schema;

/**
 * Declares one table. The typed tables of {@code io.bascule.dsl} are table sources; so is anything
 * else that can tell a table when it is asked.
 */
public interface TableSource {
  /** Finds the other sources of the schema that is being made. */
  interface Others {
    /**
     * The source of that class.
     *
     * @param wanted the class that a foreign key points to
     * @param asker who asks, for the message: {@code orders.user_id (Orders.java:14)}
     * @throws SchemaException if no source of that class is in the schema
     */
    <S extends TableSource> S find(Class<S> wanted, String asker);
  }

  /**
   * The table, with the enum types that it brings along and the notes of its declaration.
   *
   * @param others the other sources, which foreign keys point to
   * @param naming what names the constraints that have none
   */
  Schema declare(Others others, Naming naming);
}
