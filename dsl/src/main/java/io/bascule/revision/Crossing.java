package io.bascule.revision;

import io.bascule.revision.Branch.Move;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import java.util.ArrayList;
import java.util.List;

/** One change of each of two branches, on a schema that has neither: both orders must end alike. */
final class Crossing {
  private final Move one;
  private final Move other;
  private final Schema afterOne;
  private final Schema afterOther;

  /**
   * A crossing.
   *
   * @param afterOne the schema with the one change
   * @param afterOther the schema with the other
   */
  Crossing(Move one, Move other, Schema afterOne, Schema afterOther) {
    this.one = one;
    this.other = other;
    this.afterOne = afterOne;
    this.afterOther = afterOther;
  }

  /** What one change makes of a schema on which it was not written. */
  private record Outcome(List<Schema> end, String told) {
    static Outcome of(Move move, Schema before) {
      try {
        Schema end = move.change().applyTo(before);
        if (Branch.holds(move.change(), before) != move.holds()) {
          return new Outcome(
              List.of(), move.holds() ? "is left out" : "is made, though it was not before");
        }
        boolean fits = !move.fits() || Branch.fits(move.change(), before, end);
        return fits
            ? new Outcome(List.of(end), "passes")
            : new Outcome(List.of(), "does not find what it was written for");
      } catch (SchemaException failure) {
        String reason = String.valueOf(failure.getMessage());
        return new Outcome(List.of(), "fails: " + reason.lines().findFirst().orElse(""));
      }
    }
  }

  /** The conflict of the two, if they are one. */
  List<MergeConflict> conflicts() {
    if (one.isData() || other.isData()) {
      return misfits(); // what it does to names is a doubt
    }
    String why = why();
    if (why.isEmpty() && one.isApartFrom(other)) {
      return List.of();
    }
    var behindOne = Outcome.of(other, afterOne);
    var behindOther = Outcome.of(one, afterOther);
    boolean alike = !behindOne.end().isEmpty() && behindOne.end().equals(behindOther.end());
    if (alike && why.isEmpty()) {
      return List.of();
    }
    var orders = new ArrayList<String>();
    orders.add(order(one, other, behindOne));
    orders.add(order(other, one, behindOther));
    return List.of(
        new MergeConflict(
            one.deed(),
            other.deed(),
            why.isEmpty() ? whyNotAlike(behindOne, behindOther) : why,
            orders));
  }

  /** A data step that finds another table behind the other branch than it was written for. */
  private List<MergeConflict> misfits() {
    boolean fit =
        (!one.isData() || fits(one, afterOther)) && (!other.isData() || fits(other, afterOne));
    return fit
        ? List.of()
        : List.of(
            new MergeConflict(
                one.deed(),
                other.deed(),
                "one cannot be done behind the other",
                List.of(
                    order(one, other, Outcome.of(other, afterOne)),
                    order(other, one, Outcome.of(one, afterOther)))));
  }

  private static boolean fits(Move move, Schema before) {
    try {
      move.change().applyTo(before);
      return true;
    } catch (SchemaException misfit) {
      return false;
    }
  }

  private static String order(Move first, Move second, Outcome outcome) {
    return "%s, then %s: the latter %s"
        .formatted(first.deed().revision().id(), second.deed().revision().id(), outcome.told());
  }

  /** What the names tell, even if both orders end alike. */
  private String why() {
    Footprint mark = one.mark();
    Footprint mirror = other.mark();
    if (one.change().equals(other.change())) {
      return "both do the same, which can be done only once";
    }
    String taken = Footprint.shared(mark.gains(), mirror.gains());
    if (!taken.isEmpty()) {
      return "both take the " + taken;
    }
    String why = why(one, other);
    return why.isEmpty() ? why(other, one) : why;
  }

  private static String why(Move taking, Move needing) {
    String gone = Footprint.shared(taking.mark().loses(), needing.mark().needs().there());
    if (!gone.isEmpty()) {
      return needing.deed().revision().id() + " needs the " + gone + ", which goes";
    }
    String changed = Footprint.shared(taking.mark().alters(), needing.mark().needs().same());
    return changed.isEmpty()
        ? ""
        : needing.deed().revision().id() + " needs the " + changed + " as it was";
  }

  private String whyNotAlike(Outcome behindOne, Outcome behindOther) {
    String both = Footprint.shared(one.mark().touched().keySet(), other.mark().touched().keySet());
    if (!both.isEmpty()) {
      return "both change the " + both;
    }
    return behindOne.end().isEmpty() || behindOther.end().isEmpty()
        ? "one cannot be done behind the other"
        : "the order decides what comes out";
  }
}
