package io.bascule.schema;

/** Something that has a name among its siblings. */
public interface Named {
  /** The name as the database knows it; for things that live in a schema, qualified by it. */
  String name();
}
