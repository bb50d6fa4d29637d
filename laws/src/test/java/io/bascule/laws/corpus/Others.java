package io.bascule.laws.corpus;

import io.bascule.dialect.Unmodelled;
import io.bascule.laws.corpus.Candidate.LeftAlone;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The objects that a candidate leaves alone.
 *
 * @param there what the live database has of them
 * @param goal what the wanted one has of them
 */
record Others(List<Unmodelled> there, List<Unmodelled> goal) {
  /** PostgreSQL's undefined_object and undefined_function. */
  private static final Set<String> UNDEFINED = Set.of("42704", "42883");

  List<LeftAlone> leftAlone() {
    return Stream.of(there, goal)
        .flatMap(List::stream)
        .map(object -> new LeftAlone(object.kind(), object.name()))
        .distinct()
        .toList();
  }

  /**
   * Whether a failure tells of one of them: a database that says which of them is in the way
   * refuses by name; so does one that lacks what only such an object has, as an extension has its
   * operators.
   */
  boolean areNamedBy(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    boolean lacks =
        failure instanceof SQLException sql
            && UNDEFINED.contains(String.valueOf(sql.getSQLState()))
            && goal.stream()
                .filter(object -> object.place() == Unmodelled.Place.BEFORE_TABLES)
                .anyMatch(object -> !there.contains(object));
    return lacks || leftAlone().stream().anyMatch(object -> object.isNamedIn(message));
  }
}
