package io.bascule.runner;

import io.bascule.dialect.Statement;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What somebody does of their own around a run, around its revisions and around their statements,
 * on the connection of the run. Whoever only wants to hear of it is a {@link Progress}. Each method
 * does nothing unless it is overridden. Nothing is called where there is nothing to do.
 *
 * <p>What a hook throws stops the run with a {@link HookException}, and takes back what is not made
 * to last by then: the revision in whose transaction the hook runs. A hook must neither commit nor
 * close the connection. What one around a revision sets on the connection ends with it, what one
 * around a statement sets does so at the end of its revision at the latest; what {@link #beforeRun}
 * sets holds for the whole run, and on the connection afterwards.
 */
public interface Hooks {
  /** There are none. */
  Hooks NONE = new Hooks() {};

  /** The run has its lock and begins. The connection is in auto-commit mode. */
  default void beforeRun(Plan plan, Connection connection) throws SQLException {}

  /**
   * A revision begins, in its transaction. One that has statements outside any transaction is run
   * in parts: then this is in the first transaction, which lasts before they are sent, and is not
   * called again when the revision is gone on with.
   */
  default void beforeRevision(Step step, Connection connection) throws SQLException {}

  /** A statement is about to be sent, in the transaction in which it runs, if it runs in one. */
  default void beforeStatement(Step step, Statement statement, Connection connection)
      throws SQLException {}

  /** A statement was executed. */
  default void afterStatement(Step step, Statement statement, Connection connection)
      throws SQLException {}

  /**
   * All statements of a revision were executed, and its last transaction is still open: what is
   * thrown takes it back, and with it the revision, unless parts of it last already; then the next
   * run goes on here.
   */
  default void afterRevision(Step step, Connection connection) throws SQLException {}

  /**
   * The run is over, and all that it did lasts, whatever is thrown. The connection is in
   * auto-commit mode, and others are still kept out.
   */
  default void afterRun(Plan done, Connection connection) throws SQLException {}

  /**
   * The run failed, or a hook did; what was done lasts. What is thrown here is only added to the
   * failure.
   */
  default void afterFailure(Plan plan, RuntimeException failure) {}
}
