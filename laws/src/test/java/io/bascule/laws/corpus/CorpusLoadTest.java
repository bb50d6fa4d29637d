package io.bascule.laws.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bascule.laws.corpus.Corpus.Pair;
import io.bascule.laws.corpus.Corpus.Whole;
import io.bascule.testkit.DatabaseDump;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The corpus itself: that all of it loads, and that the judge sees what its pairs change. */
@Tag("corpus")
class CorpusLoadTest {
  private final Corpus corpus = Corpus.find();

  @BeforeEach
  void needsTheCorpus() {
    assumeTrue(corpus.exists(), () -> "there is no corpus at " + corpus.folder());
  }

  @ParameterizedTest
  @EnumSource
  void everySchemaLoads(Product product) {
    for (Whole whole : corpus.wholes(product)) {
      assertEquals(List.of(), dump(whole.schema()).rejected(), whole.name());
    }
  }

  /** Five files hold two states one after the other: the later one is rejected. */
  @ParameterizedTest
  @CsvSource({"SQLITE, 0, 34", "POSTGRES, 5, 22"})
  void everyPairLoadsAndTheJudgeSeesItsChange(Product product, int broken, int same) {
    List<String> rejected = new ArrayList<>();
    List<String> unseen = new ArrayList<>();
    for (Pair pair : corpus.pairs(product)) {
      Dumped before = dump(pair.before());
      Dumped after = dump(pair.after());
      if (!before.rejected().isEmpty() || !after.rejected().isEmpty()) {
        rejected.add(pair + " " + before.rejected() + after.rejected());
      } else if (before.dump().equals(after.dump())) {
        unseen.add(pair.toString());
      }
    }
    assertTrue(rejected.size() <= broken, () -> String.join("\n", rejected));
    assertTrue(unseen.size() <= same, () -> String.join("\n", unseen));
  }

  private record Dumped(DatabaseDump dump, List<String> rejected) {}

  private static Dumped dump(Script script) {
    try (Script.Loaded loaded = script.load()) {
      return new Dumped(DatabaseDump.of(loaded.database().dataSource()), loaded.rejected());
    }
  }
}
