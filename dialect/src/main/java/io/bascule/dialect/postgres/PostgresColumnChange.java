package io.bascule.dialect.postgres;

import io.bascule.dialect.Statement.Diagnosis;
import io.bascule.schema.Column;
import io.bascule.schema.Expression;
import io.bascule.schema.Generated;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Sequence;
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
  private final PostgresConversion conversion;
  private final int version;
  private final QualifiedName table;
  private final Column before;
  private final Column after;
  private final String place;
  private final String name;

  private final Parts parts = new Parts();
  private final PostgresNumbering numbering;

  /**
   * What is sent.
   *
   * @param first statements before the ALTER TABLE
   * @param actions what the ALTER TABLE does
   * @param last statements after it
   * @param diagnoses what to ask when the ALTER TABLE fails because of rows
   */
  record Parts(
      List<String> first, List<String> actions, List<String> last, List<Diagnosis> diagnoses) {
    private Parts() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    void alter(String column, String action) {
      actions.add("ALTER COLUMN " + column + " " + action);
    }
  }

  PostgresColumnChange(
      PostgresSpelling spelling,
      PostgresConversion conversion,
      PostgresTables tables,
      int version,
      QualifiedName table,
      Column before,
      Column after,
      @Nullable Sequence inherited) {
    this.conversion = conversion;
    this.spelling = spelling;
    this.version = version;
    this.table = table;
    this.before = before;
    this.after = after;
    this.place = "ALTER TABLE " + spelling.name(table);
    this.name = spelling.name(before.name());
    this.numbering =
        new PostgresNumbering(spelling, tables, table, before, after, retyped(), inherited, parts);
  }

  /**
   * Whether nothing but dropping the column and adding it again makes the change.
   *
   * @param checked whether the table has checks, which keep the server from computing a column that
   *     is not stored in another way
   */
  boolean replaces(boolean checked) {
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
    boolean kept = checked && from.storage() == Generated.Storage.VIRTUAL;
    return from.storage() != to.storage() || retyped() || version < 17 || kept;
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

  /** Works the change out; afterwards {@link #parts} and {@link #alteration} say it. */
  PostgresColumnChange work(@Nullable Expression using, List<String> key) {
    leaveGenerated();
    numbering.leave();
    type(using, key);
    defaults();
    nulls(key);
    numbering.enter();
    if (!Objects.equals(before.comment(), after.comment())) {
      parts.last().add(comment(after.comment()));
    }
    return this;
  }

  private String comment(@Nullable String text) {
    return "COMMENT ON COLUMN %s.%s IS %s"
        .formatted(spelling.name(table), name, text == null ? "NULL" : spelling.string(text));
  }

  private void alter(String action) {
    parts.alter(name, action);
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
      parts
          .diagnoses()
          .add(
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
      parts.diagnoses().add(new PostgresDiagnoses(spelling).missing(table, before, key));
    } else if (!before.nullable() && after.nullable()) {
      alter("DROP NOT NULL");
    }
  }

  /** What is sent, after {@link #work}. */
  Parts parts() {
    return parts;
  }

  /** The ALTER TABLE; null if there is nothing for it to do. */
  @Nullable String alteration() {
    return parts.actions().isEmpty() ? null : place + " " + String.join(",\n  ", parts.actions());
  }
}
