package io.bascule.testkit;

/** Starts a server in a JVM of its own, says so, and waits for the end of its input. */
final class StartAndPrint {
  private StartAndPrint() {}

  public static void main(String[] arguments) throws Exception {
    try (ScratchDatabase database = EmbeddedPostgres.shared().createDatabase()) {
      database.execute("create table t (id bigint primary key)", "insert into t values (1)");
      System.out.println("ready " + database.url());
      while (System.in.read() >= 0) {
        Thread.onSpinWait();
      }
    }
  }
}
