package io.bascule.runner;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Statement;
import io.bascule.runner.StepException.Remains;
import java.sql.Connection;
import java.sql.SQLException;

/** Calls hooks, and tells where one failed. */
final class HookCalls {
  private final Hooks hooks;
  private final Connection connection;
  private final Dialect dialect;

  HookCalls(Hooks hooks, Connection connection, Dialect dialect) {
    this.hooks = hooks;
    this.connection = connection;
    this.dialect = dialect;
  }

  private interface Call {
    void on(Connection guarded) throws SQLException;
  }

  private interface Failing {
    HookException of(String reason, Throwable cause);
  }

  /** Whether there are any: who has none pays nothing. */
  boolean any() {
    return hooks != Hooks.NONE;
  }

  void beforeRun(Plan plan) {
    call(
        guarded -> hooks.beforeRun(plan, guarded),
        (reason, e) -> HookException.beforeRun(plan, reason, e));
  }

  void afterRun(Plan done) {
    call(
        guarded -> hooks.afterRun(done, guarded),
        (reason, e) -> HookException.afterRun(done, reason, e));
  }

  void beforeRevision(Step step, Remains remains) {
    call(
        guarded -> hooks.beforeRevision(step, guarded),
        failing(step, "before the revision", remains));
  }

  void afterRevision(Step step, Remains remains) {
    call(
        guarded -> hooks.afterRevision(step, guarded),
        failing(step, "after the revision", remains));
  }

  void beforeStatement(Step step, Statement statement, Remains remains) {
    call(
        guarded -> hooks.beforeStatement(step, statement, guarded),
        failing(step, "before a statement", remains));
  }

  void afterStatement(Step step, Statement statement, Remains remains) {
    call(
        guarded -> hooks.afterStatement(step, statement, guarded),
        failing(step, "after a statement", remains));
  }

  void afterFailure(Plan plan, RuntimeException failure) {
    try {
      hooks.afterFailure(plan, failure);
    } catch (RuntimeException further) {
      failure.addSuppressed(further);
    }
  }

  private static Failing failing(Step step, String hook, Remains remains) {
    return (reason, e) -> HookException.ofRevision(step, hook, remains, reason, e);
  }

  private void call(Call call, Failing failing) {
    if (!any()) {
      return;
    }
    try {
      call.on(GuardedConnection.of(connection));
    } catch (SQLException e) {
      throw failing.of(dialect.reason(e), e);
    } catch (RuntimeException e) {
      throw failing.of(reason(e), e);
    }
  }

  /** The first line of a message, without the beginning that messages of the house have. */
  private static String reason(RuntimeException failure) {
    String message = failure.getMessage();
    String line =
        message == null ? failure.toString() : message.strip().lines().findFirst().orElse("");
    return line.replaceFirst("^Cannot .*?: ", "").replaceFirst("\\.$", "");
  }
}
