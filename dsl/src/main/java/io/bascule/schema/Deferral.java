package io.bascule.schema;

/** When a constraint is checked. */
public enum Deferral {
  /** At once, always: what a constraint does that says nothing. */
  NOT_DEFERRABLE,
  /** At once, unless a transaction puts it off. */
  INITIALLY_IMMEDIATE,
  /** At the transaction's end, unless it asks for more. */
  INITIALLY_DEFERRED
}
