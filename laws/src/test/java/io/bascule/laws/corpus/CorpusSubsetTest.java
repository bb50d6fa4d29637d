package io.bascule.laws.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bascule.laws.corpus.Corpus.Pair;
import io.bascule.laws.corpus.Verdict.Outcome;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** So much of the corpus as a minute allows: the migrations of projects that have tables only. */
class CorpusSubsetTest {

  @ParameterizedTest
  @CsvSource({
    "SQLITE, 16, authelia|diesel_tests|git_temporal|keto|lnd|matrix_sdk_state_store|openfga",
    "POSTGRES, 24, apicurio|authelia|docs_rs|keto|lnd|memos|openfga|temporal_temporal"
  })
  void isRight(Product product, int every, String sets) {
    Corpus corpus = Corpus.find();
    assumeTrue(corpus.exists(), () -> "there is no corpus at " + corpus.folder());
    List<Pair> pairs =
        corpus.pairs(product).stream().filter(pair -> pair.set().matches(sets)).toList();
    Runs runs = new Runs(new DirectCandidate());
    for (int i = 0; i < pairs.size(); i += every) {
      runs.pair(pairs.get(i));
    }
    Scoreboard score = runs.run();
    assertTrue(score.count(Outcome.RIGHT) > 0, score::table);
    int failed = score.count(Outcome.WRONG) + score.count(Outcome.ERROR);
    assertEquals(0, failed, score::reasons);
  }
}
