package io.bascule.laws.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.laws.corpus.Candidate.LeftAlone;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which lines of a dump an object that is left alone explains. */
class RemainderTest {
  @Test
  void a_partition_explains_the_indexes_of_its_constraints() {
    assertExplained(
        "partition", "s.p", "- index CREATE UNIQUE INDEX ON s.p USING btree (a) named p_key");
    assertExplained("partition", "s.p", "+ index CREATE INDEX ix ON ONLY s.p USING btree (a)");
    assertKept(
        "partition", "s.p", "- index CREATE UNIQUE INDEX ON s.q USING btree (a) named q_key");
    assertKept("view", "v", "- index CREATE UNIQUE INDEX ON public.t USING btree (a) named v");
  }

  @Test
  void a_trigger_explains_the_constraint_that_it_is() {
    String line = "+ constraint on public.t: TRIGGER DEFERRABLE INITIALLY DEFERRED named tr";
    assertExplained("trigger", "tr on t", line);
    assertKept("trigger", "other on t", line);
  }

  @Test
  void a_foreign_key_explains_its_own_line() {
    String line = "- constraint on public.t: FOREIGN KEY (a) REFERENCES u(a) named fk";
    assertExplained("foreign key", "fk on t", line);
    assertKept("foreign key", "fk2 on t", line);
  }

  @Test
  void parameters_of_an_index_are_told_wherever_its_name_stands() {
    assertEquals(
        List.of("- index CREATE UNIQUE INDEX ON public.t USING btree (a) named uq"),
        left(
            "index parameters",
            "uq on t",
            "- index CREATE UNIQUE INDEX ON public.t USING btree (a) WITH (fillfactor='70') named uq"));
    assertEquals(
        List.of("- index CREATE INDEX ix ON public.t USING btree (a)"),
        left(
            "index parameters",
            "ix on t",
            "- index CREATE INDEX ix ON public.t USING btree (a) WITH (fillfactor='70')"));
  }

  private static void assertExplained(String kind, String name, String line) {
    assertEquals(List.of(), left(kind, name, line));
  }

  private static void assertKept(String kind, String name, String line) {
    assertEquals(List.of(line), left(kind, name, line));
  }

  private static List<String> left(String kind, String name, String line) {
    return Remainder.of(List.of(line), List.of(new LeftAlone(kind, name)));
  }
}
