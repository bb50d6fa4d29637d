package io.bascule.dialect;

import io.bascule.operation.Operations;

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

  @Override
  void close();
}
