package io.bascule.laws.corpus;

import io.bascule.testkit.ScratchDatabase;
import java.util.List;
import java.util.regex.Pattern;

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

    /** All objects, on either side, that it said it leaves alone. */
    List<LeftAlone> leftAlone();
  }

  /**
   * An object outside the language that it said it leaves alone.
   *
   * @param kind such as {@code view} or {@code trigger}
   * @param name its name, perhaps with its schema, perhaps with {@code on} its table
   */
  record LeftAlone(String kind, String name) {
    /** Kinds of object whose difference shows in the lines of a table, its columns and indexes. */
    private static final Pattern TABLE_LIKE =
        Pattern.compile("table|view|partition|row security|replica identity|clustering|composite");

    private static final Pattern TABLES =
        Pattern.compile("[-+] (table|column|constraint|index|partitioned table|unique index) .*");

    /** Whether a line of a dump tells of this object: its name stands there as a word. */
    boolean isMeantBy(String line) {
      boolean tableLike = TABLE_LIKE.matcher(kind).find();
      if (TABLES.matcher(line).matches() && !tableLike) {
        return false;
      }
      String local = name.replaceFirst(" on .*", "").replaceFirst("^.*\\.", "").replace("\"", "");
      return Pattern.compile("(?<!\\w)" + Pattern.quote(local) + "(?!\\w)").matcher(line).find();
    }
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
