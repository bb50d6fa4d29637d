package io.bascule.differ;

import io.bascule.schema.Schema;

/**
 * One of two schemas that are compared.
 *
 * @param schema the schema
 * @param canonical who can tell how the server writes it
 */
public record Side(Schema schema, Canonical canonical) {
  /** A schema that is in the server's own words already, or that nobody can be asked about. */
  public static Side asRead(Schema schema) {
    return new Side(schema, Canonical.NOBODY);
  }

  /** A schema in its author's words, which the server may put differently. */
  public static Side declared(Schema schema, Canonical canonical) {
    return new Side(schema, canonical);
  }
}
