package io.bascule.laws.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bascule.dialect.Planned;
import io.bascule.schema.Schema;
import io.bascule.testkit.DatabaseDump;
import io.bascule.testkit.RowDump;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every change on a live server with rows: it makes what a fresh database of the later schema is,
 * and its inverse makes what was there before, rows and all.
 */
class PostgresForthAndBackTest {
  static Stream<PostgresCase> cases() {
    return Stream.of(
            PostgresTableCases.tables(),
            PostgresTableCases.columns(),
            PostgresTypeCases.types(),
            PostgresNumberCases.numbers(),
            PostgresNumberCases.computed(),
            PostgresRuleCases.constraints(),
            PostgresRuleCases.indexes(),
            PostgresEnumCases.enums())
        .flatMap(cases -> cases);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void goes_forth_and_back(PostgresCase one) {
    assumeTrue(PostgresTrial.version() >= one.since());
    try (var trial = new PostgresTrial();
        var fresh = new PostgresTrial()) {
      trial.make(one.before()).execute(one.rows().toArray(String[]::new));
      DatabaseDump schema = trial.dump();
      RowDump rows = trial.rows();

      Planned planned = trial.run(one.changes());

      Schema after = one.changes().applyTo(one.before());
      assertEquals(after, planned.operations().applyTo(one.before()));
      fresh.make(after);
      trial.assertIs(fresh.dump(), "forth");
      for (List<String> asked : one.rowsAfter()) {
        assertEquals(asked.subList(1, asked.size()), trial.ask(asked.get(0)), asked.get(0));
      }

      trial.run(one.changes().inverse());

      trial.assertIs(schema, "back");
      assertEquals(rows, trial.rows());
    }
  }
}
