package io.bascule.schema;

/**
 * The class that a project points to as its model. It needs a public constructor without
 * parameters.
 */
@FunctionalInterface
public interface SchemaSource {
  /** The wanted schema. */
  Schema schema();
}
