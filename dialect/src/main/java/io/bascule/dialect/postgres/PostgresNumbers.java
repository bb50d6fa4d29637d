package io.bascule.dialect.postgres;

import io.bascule.schema.Column;
import io.bascule.schema.Identity;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Sequence;
import io.bascule.schema.SequenceOptions;
import io.bascule.schema.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What keeps the numbers of sequences, and of the columns that have one behind them, in step. */
final class PostgresNumbers {
  private final PostgresSpelling spelling;

  PostgresNumbers(PostgresSpelling spelling) {
    this.spelling = spelling;
  }

  static boolean isSerial(Column column) {
    Identity how = column.identity();
    return how != null && how.kind() == Identity.Kind.SERIAL;
  }

  static boolean isIdentity(Column column) {
    Identity how = column.identity();
    return how != null && how.kind() != Identity.Kind.SERIAL;
  }

  /** A sequence's range and steps, with all that the server chooses where nothing is said. */
  record Range(long start, long step, long least, long greatest, long cache, boolean cycle) {
    static Range of(Type type, SequenceOptions options) {
      long step = or(options.increment(), 1);
      long least = or(options.minimum(), step > 0 ? 1 : bound(type, -1));
      long greatest = or(options.maximum(), step > 0 ? bound(type, 1) : -1);
      return new Range(
          or(options.start(), step > 0 ? least : greatest),
          step,
          least,
          greatest,
          or(options.cache(), 1),
          options.wrapping() == SequenceOptions.Wrapping.CYCLE);
    }

    /** The range of the sequence behind a column; the server's own choice if it has none. */
    static Range of(Column column) {
      Identity how = column.identity();
      return of(column.type(), how == null ? SequenceOptions.DEFAULT : how.options());
    }

    private static long or(@Nullable Long said, long chosen) {
      return said == null ? chosen : said;
    }

    private static long bound(Type type, int sign) {
      return switch (type.kind()) {
        case SMALLINT -> sign > 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        case INTEGER -> sign > 0 ? Integer.MAX_VALUE : Integer.MIN_VALUE;
        default -> sign > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
      };
    }

    boolean holds(long number) {
      return least <= number && number <= greatest;
    }

    /** The number of this range that comes nearest. */
    long nearest(long number) {
      return Math.max(least, Math.min(number, greatest));
    }

    boolean meets(Range other) {
      return least <= other.greatest && other.least <= greatest;
    }
  }

  /**
   * The words that turn one range into the other; none where they are the same.
   *
   * @param word what stands in front of each: {@code SET } for identities
   */
  static List<String> changes(Range before, Range after, String word) {
    var changes = new ArrayList<String>();
    changed(changes, word + "INCREMENT BY ", before.step(), after.step());
    changed(changes, word + "MINVALUE ", before.least(), after.least());
    changed(changes, word + "MAXVALUE ", before.greatest(), after.greatest());
    changed(changes, word + "START WITH ", before.start(), after.start());
    changed(changes, word + "CACHE ", before.cache(), after.cache());
    if (before.cycle() != after.cycle()) {
      changes.add(word + (after.cycle() ? "CYCLE" : "NO CYCLE"));
    }
    if (!before.meets(after)) {
      changes.add("RESTART"); // no number that was given is one that may be given
    }
    return changes;
  }

  private static void changed(List<String> changes, String words, long before, long after) {
    if (before != after) {
      changes.add(words + after);
    }
  }

  /**
   * Statements that move a sequence's number into the range that it will get: the server refuses a
   * range in which the number does not lie. One that no row has taken yet goes where the new range
   * starts; one behind the new range's end stays used up.
   *
   * @param sequence the sequence's name as an expression
   */
  static List<String> intoRange(Range before, Range after, String sequence) {
    var statements = new ArrayList<String>();
    if (!before.meets(after)) {
      return statements;
    }
    long start = before.holds(after.start()) ? after.start() : after.nearest(before.start());
    if (start != before.start()) {
      statements.add(fresh(sequence, start));
    }
    boolean up = after.step() > 0;
    if (after.least() > before.least()) {
      statements.add(moved(sequence, after.least(), up ? "false" : "true", "<"));
    }
    if (after.greatest() < before.greatest()) {
      statements.add(moved(sequence, after.greatest(), up ? "true" : "false", ">"));
    }
    return statements;
  }

  /** Statements that do what {@link #intoRange} could not do while the range was the former one. */
  static List<String> inRange(Range before, Range after, String sequence) {
    return before.meets(after) && !before.holds(after.start())
        ? List.of(fresh(sequence, after.start()))
        : List.of();
  }

  private static String fresh(String sequence, long start) {
    return "SELECT setval(%s, %d, false) WHERE pg_sequence_last_value(%s::regclass) IS NULL"
        .formatted(sequence, start, sequence);
  }

  private static String moved(String sequence, long edge, String taken, String side) {
    return "SELECT setval(%s, %d, %s) WHERE pg_sequence_last_value(%s::regclass) %s %d"
        .formatted(sequence, edge, taken, sequence, side, edge);
  }

  /** What turns one sequence into the other, under the name of the other. */
  static List<String> alter(PostgresSpelling spelling, Sequence before, Sequence after) {
    Range to = Range.of(after.type(), after.options());
    boolean same = before.type().kind() == after.type().kind();
    // With another type the server changes the bounds that it has chosen itself.
    Range from = Range.of(after.type(), before.options());
    var words = new ArrayList<>(changes(from, to, ""));
    if (!same) {
      words.add(0, "AS " + spelling.type(after.type()));
    }
    if (words.isEmpty()) {
      return List.of();
    }
    String name = spelling.name(after.id());
    var statements = new ArrayList<>(intoRange(from, to, spelling.string(name)));
    statements.add("ALTER SEQUENCE " + name + " " + String.join(" ", words));
    statements.addAll(inRange(from, to, spelling.string(name)));
    return statements;
  }

  /** A statement that lets a column's sequence go on behind the numbers that rows have. */
  String goOn(QualifiedName table, Column column, String sequence) {
    Range range = Range.of(column);
    boolean up = range.step() > 0;
    String last = (up ? "max(" : "min(") + spelling.name(column.name()) + ")";
    return "SELECT setval(%s, %s) FROM %s HAVING %s %s %d"
        .formatted(sequence, last, spelling.name(table), last, up ? ">=" : "<=", range.start());
  }

  /** The sequence behind a column as an expression; the server knows its name. */
  String behind(QualifiedName table, String column) {
    return "pg_get_serial_sequence(%s, %s)"
        .formatted(spelling.string(spelling.name(table)), spelling.string(column));
  }
}
