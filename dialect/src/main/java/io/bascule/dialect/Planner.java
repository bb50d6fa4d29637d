package io.bascule.dialect;

import io.bascule.operation.Operations;
import io.bascule.operation.Subject;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Table;
import java.util.Optional;

/**
 * Turns wanted changes into what one server can do, with the same meaning. A planner remembers what
 * it has planned: each call starts from the state that the one before it leads to.
 */
public interface Planner extends AutoCloseable {
  /**
   * The way in which the database makes these changes.
   *
   * @throws DialectException if the database cannot make one of them, with the reason
   */
  Planned plan(Operations wanted);

  /**
   * The changes as they are to be made from here: those that hang on what the database has are
   * decided, either way, with a step that makes sure of it when its time comes. What is planned is
   * decided anyway; this is for those who want to know what is left.
   *
   * @throws DialectException if what is there is another thing than what is to be made
   */
  Operations decide(Operations wanted);

  /** Whether the database has something, at the point that the plan has reached. */
  boolean has(Subject subject);

  /** A table of the database at that point, with its columns at least; empty if it is not known. */
  Optional<Table> table(QualifiedName name);

  @Override
  void close();
}
