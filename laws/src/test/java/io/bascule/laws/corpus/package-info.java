/**
 * Schemas and changes of schemas that other projects made, as a score. A {@link
 * io.bascule.laws.corpus.Candidate} makes the changes, {@link io.bascule.testkit.DatabaseDump}
 * judges them, and a {@link io.bascule.laws.corpus.Scoreboard} says how many came out right.
 */
@NullMarked
package io.bascule.laws.corpus;

import org.jspecify.annotations.NullMarked;
