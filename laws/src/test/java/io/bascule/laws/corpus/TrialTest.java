package io.bascule.laws.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.laws.corpus.Candidate.LeftAlone;
import io.bascule.laws.corpus.Verdict.Outcome;
import io.bascule.testkit.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a trial is not fooled, by candidates that do what they are told. */
class TrialTest {
  private static final String BEFORE = "create table t (a); create view v as select a from t;";
  private static final String AFTER = "create table t (a, b); create view v as select a from t;";
  private static final String UP = "alter table t add column b";
  private static final String DOWN = "alter table t drop column b";

  @TempDir Path folder;

  @Test
  void rightIsRight() throws IOException {
    assertEquals(Outcome.RIGHT, run(new Told(UP, DOWN), AFTER).outcome());
  }

  @Test
  void doingNothingIsWrong() throws IOException {
    Verdict verdict = run(new Told("select 1", "select 1"), AFTER);
    assertEquals(Outcome.WRONG, verdict.outcome());
    assertEquals("upgrade: - table t column 1 b", verdict.reason());
  }

  @Test
  void notComingBackIsWrong() throws IOException {
    Verdict verdict = run(new Told(UP, "select 1"), AFTER);
    assertEquals(Outcome.WRONG, verdict.outcome());
    assertEquals("downgrade: + table t column 1 b", verdict.reason());
  }

  @Test
  void losingARowIsWrong() throws IOException {
    Verdict verdict = run(new Told("delete from t where a = 2; " + UP, DOWN), AFTER);
    assertEquals("upgrade: row lost: t a=2", verdict.reason());
  }

  @Test
  void changingARowIsWrong() throws IOException {
    Verdict verdict = run(new Told("update t set a = '1' where a = 1; " + UP, DOWN), AFTER);
    assertEquals("upgrade: row lost: t a=1", verdict.reason());
  }

  @Test
  void askingForMoreIsWrong() throws IOException {
    Verdict verdict = run(new Told(UP, DOWN, List.of("add b"), List.of()), AFTER);
    assertEquals("second diff: add b", verdict.reason());
  }

  @Test
  void breakingIsAnError() throws IOException {
    Verdict verdict = run(new Told("alter table absent add b", DOWN), AFTER);
    assertEquals(Outcome.ERROR, verdict.outcome());
    assertTrue(verdict.details().toString().contains("no such table"), verdict::reason);
  }

  @Test
  void refusingIsNoFailureUnlessSomethingChanged() throws IOException {
    assertEquals(Outcome.REFUSED, run(new Told("refuse", DOWN), AFTER).outcome());
    assertEquals(Outcome.WRONG, run(new Told(UP + "; refuse", DOWN), AFTER).outcome());
  }

  @Test
  void whatIsLeftAloneMustBeNamed() throws IOException {
    String after = AFTER + "create view other as select 1;";
    assertEquals(Outcome.WRONG, run(new Told(UP, DOWN), after).outcome());
    Told honest = new Told(UP, DOWN, List.of(), List.of(new LeftAlone("view", "other")));
    assertEquals(Outcome.REFUSED, run(honest, after).outcome());
    String table = AFTER + "create table other (a);";
    Told evasive = new Told(UP, DOWN, List.of(), List.of(new LeftAlone("trigger", "other")));
    assertEquals(Outcome.WRONG, run(evasive, table).outcome());
  }

  private Verdict run(Candidate candidate, String after) throws IOException {
    Script seed = script("insert into t (a) values (1); insert into t (a) values (2);");
    return new Trial(candidate, "test", script(BEFORE), script(after), seed).run();
  }

  private Script script(String sql) throws IOException {
    Path file = Files.createTempFile(folder, "script", ".sql");
    return new Script(Files.writeString(file, sql), Product.SQLITE);
  }

  /** Runs what it was given; the word {@code refuse} makes it refuse. */
  private record Told(String up, String down, List<String> remaining, List<LeftAlone> leftAlone)
      implements Candidate {
    Told(String up, String down) {
      this(up, down, List.of(), List.of());
    }

    @Override
    public String name() {
      return "told";
    }

    @Override
    public Change change(ScratchDatabase live, ScratchDatabase wanted) {
      Told told = this;
      return new Change() {
        @Override
        public boolean isEmpty() {
          return false;
        }

        @Override
        public void upgrade() {
          run(live, told.up);
        }

        @Override
        public List<String> remaining() {
          return told.remaining;
        }

        @Override
        public void downgrade() {
          run(live, told.down);
        }

        @Override
        public List<LeftAlone> leftAlone() {
          return told.leftAlone;
        }
      };
    }

    private static void run(ScratchDatabase database, String sql) {
      for (String statement : sql.split("; ")) {
        if (statement.equals("refuse")) {
          throw new Refusal(new IllegalStateException("view v is in the way"));
        }
        database.execute(statement);
      }
    }
  }
}
