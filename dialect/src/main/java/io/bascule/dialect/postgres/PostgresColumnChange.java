package io.bascule.dialect.postgres;

import io.bascule.dialect.Statement.Diagnosis;
import io.bascule.dialect.postgres.PostgresNumbers.Range;
import io.bascule.schema.Column;
import io.bascule.schema.Expression;
import io.bascule.schema.Generated;
import io.bascule.schema.Identity;
import io.bascule.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One change of one column: what goes into one ALTER TABLE, what must stand before it and what
 * after it.
 */
final class PostgresColumnChange {
  private final PostgresSpelling spelling;
  private final PostgresNumbers numbers;
  private final PostgresTables tables;
  private final PostgresConversion conversion;
  private final int version;
  private final QualifiedName table;
  private final Column before;
  private final Column after;
  private final String place;
  private final String name;

  /** Statements before the ALTER TABLE. */
  private final List<String> first = new ArrayList<>();

  /** What the ALTER TABLE does. */
  private final List<String> actions = new ArrayList<>();

  /** Statements after it. */
  private final List<String> last = new ArrayList<>();

  private final List<Diagnosis> diagnoses = new ArrayList<>();

  PostgresColumnChange(
      PostgresSpelling spelling,
      PostgresConversion conversion,
      int version,
      QualifiedName table,
      Column before,
      Column after) {
    this.conversion = conversion;
    this.spelling = spelling;
    this.numbers = new PostgresNumbers(spelling);
    this.tables = new PostgresTables(spelling);
    this.version = version;
    this.table = table;
    this.before = before;
    this.after = after;
    this.place = "ALTER TABLE " + spelling.name(table);
    this.name = spelling.name(before.name());
  }

  /** Whether nothing but dropping the column and adding it again makes the change. */
  boolean replaces() {
    Generated from = before.generated();
    Generated to = after.generated();
    if (Objects.equals(from, to)) {
      return false;
    }
    if (from == null) {
      return true;
    }
    if (to == null) {
      return from.storage() == Generated.Storage.VIRTUAL;
    }
    return from.storage() != to.storage() || retyped() || version < 17;
  }

  /**
   * What drops the column and adds it again. A column that is no longer computed keeps its values.
   */
  List<String> replacement() {
    String drop = place + " DROP COLUMN " + name;
    var statements = new ArrayList<String>();
    if (after.generated() == null) {
      String kept = spelling.name(PostgresNames.cut("former_" + before.name()));
      Column open = after.asNullable().withDefault(null).withIdentity(null);
      statements.add(place + " RENAME COLUMN " + name + " TO " + kept);
      statements.add(place + " ADD COLUMN " + spelling.column(open));
      String value = conversion.using(kept, before.type(), after.type());
      statements.add(
          "UPDATE %s SET %s = %s"
              .formatted(spelling.name(table), name, value == null ? kept : value));
      statements.add(place + " DROP COLUMN " + kept);
    } else {
      statements.add(drop);
      statements.add(place + " ADD COLUMN " + spelling.column(after));
    }
    String comment = after.comment();
    if (comment != null) {
      statements.add(comment(comment));
    }
    return statements;
  }

  /** What a replaced column still lacks of what it shall be. */
  Column replaced() {
    return after.generated() == null
        ? after.asNullable().withDefault(null).withIdentity(null)
        : after;
  }

  /** Whether the type or the collation changes, so that values are converted. */
  boolean retyped() {
    return !spelling.type(before.type()).equals(spelling.type(after.type()))
        || !Objects.equals(before.collation(), after.collation());
  }

  /** Works the change out; afterwards {@link #first} to {@link #diagnoses} say it. */
  PostgresColumnChange work(@Nullable Expression using, List<String> key) {
    leaveGenerated();
    leaveNumbers();
    type(using, key);
    defaults();
    nulls(key);
    enterNumbers();
    if (!Objects.equals(before.comment(), after.comment())) {
      last.add(comment(after.comment()));
    }
    return this;
  }

  private String comment(@Nullable String text) {
    return "COMMENT ON COLUMN %s.%s IS %s"
        .formatted(spelling.name(table), name, text == null ? "NULL" : spelling.string(text));
  }

  private void alter(String action) {
    actions.add("ALTER COLUMN " + name + " " + action);
  }

  private void leaveGenerated() {
    Generated from = before.generated();
    Generated to = after.generated();
    if (from != null && to == null) {
      alter("DROP EXPRESSION");
    } else if (from != null && to != null && !from.equals(to)) {
      alter("SET EXPRESSION AS (" + spelling.expression(to.expression()) + ")");
    }
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

  private void leaveNumbers() {
    if (sameMechanism() || before.identity() == null) {
      return;
    }
    if (PostgresNumbers.isSerial(before)) {
      String sequence = spelling.name(PostgresTables.sequence(before, table));
      alter("DROP DEFAULT");
      if (after.identity() == null) {
        last.add("DROP SEQUENCE " + sequence);
        return;
      }
      // It must not be the column's own when the server is asked for the identity's sequence.
      first.add("ALTER SEQUENCE " + sequence + " OWNED BY NONE");
      first.add("ALTER SEQUENCE " + sequence + " RENAME TO " + spelling.name(former().local()));
    } else {
      if (after.identity() != null) {
        String kept = spelling.name(former());
        first.add("CREATE SEQUENCE " + kept + " MINVALUE " + Long.MIN_VALUE);
        first.add(handOver(spelling.string(kept), behind(), Range.of(before)));
      }
      leaveIdentity();
    }
  }

  /** The server wants an integer type as long as there is an identity. */
  private void leaveIdentity() {
    if (retyped()) {
      first.add(place + " ALTER COLUMN " + name + " DROP IDENTITY");
    } else {
      alter("DROP IDENTITY");
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

  private void type(@Nullable Expression using, List<String> key) {
    if (!retyped()) {
      return;
    }
    if (before.defaultValue() != null) {
      alter("DROP DEFAULT");
    }
    String collation = after.collation();
    String value = using == null ? converted() : spelling.expression(using);
    alter(
        "TYPE "
            + spelling.type(after.type())
            + (collation == null ? "" : " COLLATE " + spelling.collation(collation))
            + (value == null ? "" : " USING " + value));
    String unfit = using == null ? unfit() : null;
    if (unfit != null) {
      var shown = new ArrayList<>(key);
      if (!shown.contains(before.name())) {
        shown.add(before.name());
      }
      diagnoses.add(
          new PostgresDiagnoses(spelling)
              .rows(
                  "%s.%s holds what %s cannot"
                      .formatted(table, before.name(), spelling.type(after.type())),
                  table,
                  shown,
                  unfit));
    }
  }

  private @Nullable String converted() {
    return before.generated() != null ? null : conversion.using(name, before.type(), after.type());
  }

  private @Nullable String unfit() {
    return conversion.unfit(name, before.type(), after.type(), version);
  }

  private void defaults() {
    Expression from = before.defaultValue();
    Expression to = after.defaultValue();
    boolean retyped = retyped();
    if (to != null && (retyped || !to.equals(from))) {
      alter("SET DEFAULT " + spelling.defaultValue(to));
    } else if (to == null && from != null && !retyped) {
      alter("DROP DEFAULT");
    }
  }

  private void nulls(List<String> key) {
    if (before.nullable() && !after.nullable()) {
      alter("SET NOT NULL");
      diagnoses.add(new PostgresDiagnoses(spelling).missing(table, before, key));
    } else if (!before.nullable() && after.nullable()) {
      alter("DROP NOT NULL");
    }
  }

  private void enterNumbers() {
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
      last.addAll(PostgresNumbers.intoRange(from, Range.of(after), behind()));
      words.addAll(changes);
    }
    if (!words.isEmpty()) {
      last.add(place + " ALTER COLUMN " + name + " " + String.join(" ", words));
    }
  }

  private void alterSerial() {
    QualifiedName to = PostgresTables.sequence(after, table);
    last.addAll(renamed(PostgresTables.sequence(before, table), to));
    String sequence = spelling.name(to);
    boolean same = before.type().kind() == after.type().kind();
    Range from = same ? Range.of(before) : Range.of(before.withType(after.type()));
    var words = new ArrayList<>(PostgresNumbers.changes(from, Range.of(after), ""));
    if (!same) {
      words.add(0, "AS " + spelling.type(after.type()));
    }
    if (!words.isEmpty()) {
      last.addAll(PostgresNumbers.intoRange(from, Range.of(after), spelling.string(sequence)));
      last.add("ALTER SEQUENCE " + sequence + " " + String.join(" ", words));
    }
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
    last.add(tables.create(PostgresTables.sequenceOf(after, table)));
    last.addAll(tables.attach(after, table));
    if (PostgresNumbers.isIdentity(before)) {
      last.add(handOver(constant, spelling.string(spelling.name(former())), Range.of(after)));
      last.add("DROP SEQUENCE " + spelling.name(former()));
    } else {
      last.add(numbers.goOn(table, after, constant));
    }
  }

  private void enterIdentity(Identity to) {
    if (retyped()) {
      last.add(place + " ALTER COLUMN " + name + " ADD " + spelling.identity(to));
    } else {
      alter("ADD " + spelling.identity(to));
    }
    if (PostgresNumbers.isSerial(before)) {
      String former = spelling.name(former());
      last.add(handOver(behind(), spelling.string(former), Range.of(after)));
      last.add("DROP SEQUENCE " + former);
    } else {
      last.add(numbers.goOn(table, after, behind()));
    }
  }

  List<String> first() {
    return first;
  }

  List<String> last() {
    return last;
  }

  List<Diagnosis> diagnoses() {
    return diagnoses;
  }

  /** The ALTER TABLE; null if there is nothing for it to do. */
  @Nullable String alteration() {
    return actions.isEmpty() ? null : place + " " + String.join(",\n  ", actions);
  }
}
