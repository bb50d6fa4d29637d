package io.bascule.laws.corpus;

import java.util.Locale;
import java.util.function.Supplier;

/** A way through the house that the corpus can be taken. */
enum Way {
  /** The library alone. */
  DIRECT(DirectCandidate::new),
  /** Java sources, compiled, rehearsed and run. */
  PROJECT(ProjectCandidate::new);

  private final Supplier<Candidate> candidates;

  Way(Supplier<Candidate> candidates) {
    this.candidates = candidates;
  }

  /** One that goes this way. */
  Candidate candidate() {
    return candidates.get();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
