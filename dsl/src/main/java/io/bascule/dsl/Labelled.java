package io.bascule.dsl;

/** A Java enum whose constants are called otherwise in the database. */
public interface Labelled {
  /** The constant's label in the database. */
  String label();
}
