package io.bascule.testkit;

/** Whether it matters that a constraint has a name, where the database does not need one. */
public enum Naming {
  /** A constraint with a name and one without differ. */
  STRICT,
  /** A constraint without a name is the same as one with a name; two names are two names. */
  OPTIONAL,
  /** A constraint is the same under any name, as where nobody but the server has named it. */
  IGNORED
}
