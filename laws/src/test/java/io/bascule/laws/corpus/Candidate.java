package io.bascule.laws.corpus;

import io.bascule.testkit.ScratchDatabase;
import java.util.List;

/** What the corpus examines: something that leads one database to the schema of another. */
interface Candidate {
  /** Its name in the report. */
  String name();

  /**
   * Looks at both databases, changing neither, and writes down the way from the one to the other.
   *
   * @throws Refusal if it says, by name, what it cannot do
   */
  Change change(ScratchDatabase live, ScratchDatabase wanted);

  /** A way that was written down. */
  interface Change {
    /** Whether there is nothing to do. */
    boolean isEmpty();

    /** Leads the live database to the wanted schema. */
    void upgrade();

    /** What it would still change now; empty when it is content. */
    List<String> remaining();

    /** Leads the live database back. */
    void downgrade();

    /** The names of all objects, on either side, that it said it leaves alone. */
    List<String> leftAlone();
  }

  /** It said no, and why. */
  final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(Throwable cause) {
      super(cause.getMessage(), cause);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }
}
