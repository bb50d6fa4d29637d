package io.bascule.dialect.postgres;

import io.bascule.dialect.postgres.PostgresNumbers.Range;
import io.bascule.schema.Column;
import io.bascule.schema.Identity;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What changes in the way in which a column is numbered: by an identity, by a sequence of its own,
 * or not at all. The numbers go on where they were.
 */
final class PostgresNumbering {
  private final PostgresSpelling spelling;
  private final PostgresNumbers numbers;
  private final PostgresTables tables;
  private final QualifiedName table;
  private final Column before;
  private final Column after;
  private final boolean retyped;
  private final @Nullable Sequence inherited;
  private final String place;
  private final String name;
  private final PostgresColumnChange.Parts parts;

  /**
   * A change of a column's numbers.
   *
   * @param retyped whether the column's type changes too
   * @param inherited the sequence that is there already and becomes the column's, or null
   * @param parts where the statements go
   */
  PostgresNumbering(
      PostgresSpelling spelling,
      PostgresTables tables,
      QualifiedName table,
      Column before,
      Column after,
      boolean retyped,
      @Nullable Sequence inherited,
      PostgresColumnChange.Parts parts) {
    this.spelling = spelling;
    this.numbers = new PostgresNumbers(spelling);
    this.tables = tables;
    this.table = table;
    this.before = before;
    this.after = after;
    this.retyped = retyped;
    this.inherited = inherited;
    this.place = "ALTER TABLE " + spelling.name(table);
    this.name = spelling.name(before.name());
    this.parts = parts;
  }

  private boolean sameMechanism() {
    return PostgresNumbers.isSerial(before) == PostgresNumbers.isSerial(after)
        && PostgresNumbers.isIdentity(before) == PostgresNumbers.isIdentity(after);
  }

  /** The sequence that keeps the numbers while the mechanism changes. */
  private QualifiedName former() {
    QualifiedName own = PostgresTables.sequence(before, table);
    return own.withLocal(PostgresNames.cut("former_" + own.local()));
  }

  void leave() {
    if (sameMechanism() || before.identity() == null) {
      return;
    }
    if (PostgresNumbers.isSerial(before)) {
      QualifiedName own = PostgresTables.sequence(before, table);
      String sequence = spelling.name(own);
      parts.alter(name, "DROP DEFAULT");
      if (after.identity() == null) {
        if (!PostgresSerials.isCountedBy(spelling, after, own)) {
          parts.last().add("DROP SEQUENCE " + sequence);
        }
        return;
      }
      // It must not be the column's own when the server is asked for the identity's sequence.
      parts.first().add("ALTER SEQUENCE " + sequence + " OWNED BY NONE");
      parts
          .first()
          .add("ALTER SEQUENCE " + sequence + " RENAME TO " + spelling.name(former().local()));
    } else {
      if (after.identity() != null) {
        String kept = spelling.name(former());
        parts.first().add("CREATE SEQUENCE " + kept + " MINVALUE " + Long.MIN_VALUE);
        parts.first().add(handOver(spelling.string(kept), behind(), Range.of(before)));
      }
      leaveIdentity();
    }
  }

  /** The server wants an integer type as long as there is an identity. */
  private void leaveIdentity() {
    if (retyped) {
      parts.first().add(place + " ALTER COLUMN " + name + " DROP IDENTITY");
    } else {
      parts.alter(name, "DROP IDENTITY");
    }
  }

  private String behind() {
    return numbers.behind(table, before.name());
  }

  /** Lets one sequence go on where another one is, both given as expressions. */
  private static String handOver(String heir, String former, Range range) {
    return "SELECT setval(%s, pg_sequence_last_value(%s::regclass)) ".formatted(heir, former)
        + "WHERE pg_sequence_last_value(%s::regclass) BETWEEN %d AND %d"
            .formatted(former, range.least(), range.greatest());
  }

  void enter() {
    Identity to = after.identity();
    if (to == null) {
      return;
    }
    if (sameMechanism() && PostgresNumbers.isSerial(after)) {
      alterSerial();
    } else if (sameMechanism()) {
      alterIdentity(to);
    } else if (PostgresNumbers.isSerial(after)) {
      enterSerial();
    } else {
      enterIdentity(to);
    }
  }

  private void alterIdentity(Identity to) {
    var words = new ArrayList<String>();
    if (Objects.requireNonNull(before.identity()).kind() != to.kind()) {
      words.add("SET GENERATED " + (to.kind() == Identity.Kind.ALWAYS ? "ALWAYS" : "BY DEFAULT"));
    }
    // With the column's type the server has changed the sequence's type and bounds.
    Range from = Range.of(before.withType(after.type()));
    List<String> changes = PostgresNumbers.changes(from, Range.of(after), "SET ");
    if (!changes.isEmpty()) {
      parts.last().addAll(PostgresNumbers.intoRange(from, Range.of(after), behind()));
      words.addAll(changes);
    }
    if (!words.isEmpty()) {
      parts.last().add(place + " ALTER COLUMN " + name + " " + String.join(" ", words));
    }
    if (!changes.isEmpty()) {
      parts.last().addAll(PostgresNumbers.inRange(from, Range.of(after), behind()));
    }
  }

  private void alterSerial() {
    Sequence to = PostgresTables.sequenceOf(after, table);
    parts.last().addAll(renamed(PostgresTables.sequence(before, table), to.id()));
    parts
        .last()
        .addAll(PostgresNumbers.alter(spelling, PostgresTables.sequenceOf(before, table), to));
  }

  /** What gives a sequence another name; none if it keeps it. */
  private List<String> renamed(QualifiedName from, QualifiedName to) {
    return from.local().equals(to.local())
        ? List.of()
        : List.of(
            "ALTER SEQUENCE %s RENAME TO %s"
                .formatted(spelling.name(from), spelling.name(to.local())));
  }

  private void enterSerial() {
    QualifiedName sequence = PostgresTables.sequence(after, table);
    String constant = spelling.string(spelling.name(sequence));
    Sequence own = PostgresTables.sequenceOf(after, table);
    if (inherited != null) {
      parts.last().addAll(PostgresNumbers.alter(spelling, inherited, own));
      parts.last().addAll(tables.attach(after, table));
      return;
    }
    parts.last().add(tables.create(own));
    parts.last().addAll(tables.attach(after, table));
    if (PostgresNumbers.isIdentity(before)) {
      parts
          .last()
          .add(handOver(constant, spelling.string(spelling.name(former())), Range.of(after)));
      parts.last().add("DROP SEQUENCE " + spelling.name(former()));
    } else {
      parts.last().add(numbers.goOn(table, after, constant));
    }
  }

  private void enterIdentity(Identity to) {
    if (retyped) {
      parts.last().add(place + " ALTER COLUMN " + name + " ADD " + spelling.identity(to));
    } else {
      parts.alter(name, "ADD " + spelling.identity(to));
    }
    if (PostgresNumbers.isSerial(before)) {
      String former = spelling.name(former());
      parts.last().add(handOver(behind(), spelling.string(former), Range.of(after)));
      parts.last().add("DROP SEQUENCE " + former);
    } else {
      parts.last().add(numbers.goOn(table, after, behind()));
    }
  }
}
