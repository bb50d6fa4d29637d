package io.bascule.laws.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bascule.laws.corpus.Corpus.Pair;
import io.bascule.laws.corpus.Verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The whole corpus as a score: {@code make corpus}. {@code -Dbascule.corpus.only=REGEX} takes the
 * trials whose name has a match, {@code -Dbascule.corpus.every=N} each Nth pair, {@code
 * -Dbascule.corpus.way=REGEX} the ways that it matches: {@code direct}, {@code project}. The way of
 * a project takes ten times as long: on PostgreSQL most of an hour.
 */
@Tag("corpus")
class CorpusTest {
  private static final Pattern ONLY =
      Pattern.compile(System.getProperty("bascule.corpus.only", ""));

  private static final Pattern WAYS = Pattern.compile(System.getProperty("bascule.corpus.way", ""));

  @ParameterizedTest
  @CsvSource({"SQLITE,DIRECT", "SQLITE,PROJECT", "POSTGRES,DIRECT", "POSTGRES,PROJECT"})
  void score(Product product, Way way) throws IOException {
    Corpus corpus = Corpus.find();
    assumeTrue(corpus.exists(), () -> "there is no corpus at " + corpus.folder());
    assumeTrue(WAYS.matcher(way.toString()).find(), () -> "this time nobody goes " + way);
    Runs runs = new Runs(way.candidate());
    corpus.wholes(product).stream()
        .filter(whole -> ONLY.matcher(product.folder() + "/" + whole.name()).find())
        .forEach(runs::whole);
    List<Pair> pairs =
        Stream.concat(corpus.pairs(product).stream(), corpus.drift(product).stream())
            .filter(pair -> ONLY.matcher(pair.toString()).find())
            .toList();
    int every = Integer.getInteger("bascule.corpus.every", 1);
    for (int i = 0; i < pairs.size(); i += every) {
      runs.pair(pairs.get(i));
    }
    Scoreboard score = runs.run();
    report("corpus-%s-%s.txt".formatted(product.folder(), way), score);
    assertEquals(0, score.count(Outcome.WRONG) + score.count(Outcome.ERROR), "wrong or broken");
  }

  private static void report(String name, Scoreboard score) throws IOException {
    Path file = Path.of("target", name).toAbsolutePath();
    Files.writeString(file, score.table() + "\n" + score.details());
    System.out.println(score.table());
    System.out.println(score.reasons());
    System.out.println("in full: " + file);
  }
}
