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
    "SQLITE, DIRECT, 16, authelia|diesel_tests|git_temporal|keto|lnd|matrix_sdk_state_store|openfga",
    "SQLITE, PROJECT, 40, authelia|diesel_tests|git_temporal|keto|lnd|matrix_sdk_state_store|memos",
    "POSTGRES, DIRECT, 24, apicurio|authelia|docs_rs|keto|lnd|memos|openfga|temporal_temporal",
    "POSTGRES, PROJECT, 80, apicurio|authelia|docs_rs|keto|lnd|memos|openfga|temporal_temporal"
  })
  void isRight(Product product, Way way, int every, String sets) {
    Corpus corpus = Corpus.find();
    assumeTrue(corpus.exists(), () -> "there is no corpus at " + corpus.folder());
    Runs runs = new Runs(way.candidate());
    corpus.wholes(product).stream()
        .filter(whole -> whole.name().startsWith("chinook"))
        .forEach(runs::whole);
    List<Pair> pairs =
        corpus.pairs(product).stream().filter(pair -> pair.set().matches(sets)).toList();
    for (int i = 0; i < pairs.size(); i += every) {
      runs.pair(pairs.get(i));
    }
    Scoreboard score = runs.run();
    assertTrue(score.count(Outcome.RIGHT) > 0, score::table);
    int failed = score.count(Outcome.WRONG) + score.count(Outcome.ERROR);
    assertEquals(0, failed, score::reasons);
  }
}
