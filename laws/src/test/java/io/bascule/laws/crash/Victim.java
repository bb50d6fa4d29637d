package io.bascule.laws.crash;

import io.bascule.dialect.Statement;
import io.bascule.revision.Target;
import io.bascule.runner.Plan;
import io.bascule.runner.Progress;
import io.bascule.runner.Runner;
import io.bascule.runner.Step;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/**
 * A run as a process of its own, to be killed. The argument is the URL; a line of the input, {@code
 * up} or {@code down}, lets it begin. It says where it is before each statement.
 */
final class Victim {
  static final String READY = "ready";
  static final String STARTS = "starts";
  static final String RUN = "run";
  static final String DONE = "done";

  private Victim() {}

  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    out.println(READY);
    String way = input.readLine();
    out.println(STARTS);
    Runner runner = runner(args[0]).withProgress(telling(out));
    if ("up".equals(way)) {
      runner.upgrade();
    } else {
      runner.downgrade(Target.parse(Harbour.START));
    }
    out.println(DONE);
  }

  private static Progress telling(PrintStream out) {
    return new Progress() {
      @Override
      public void runStarts(Plan plan) {
        out.println(RUN);
      }

      @Override
      public void statementStarts(Step step, Statement statement, int index) {
        out.println(step.id() + ":" + index);
      }
    };
  }

  private static Runner runner(String url) {
    if (url.startsWith("jdbc:sqlite:")) {
      var source = new SQLiteDataSource();
      source.setUrl(url);
      return Runner.of(source, Harbour.HISTORY);
    }
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    return Runner.of(source, Harbour.HISTORY);
  }
}
