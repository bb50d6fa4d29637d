package io.bascule.dialect.postgres;

import io.bascule.operation.AlterIndex;
import io.bascule.schema.Check;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.Deferral;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Identity;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.TableAttributes;
import io.bascule.schema.TableAttributes.Trait;
import io.bascule.schema.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what is changed of a table, an index or a constraint while it stays the same thing. */
final class PostgresAttributes {
  private PostgresAttributes() {}

  /** What changes a table's comment, its logging and its storage parameters. */
  static List<String> alter(
      PostgresSpelling spelling,
      QualifiedName table,
      TableAttributes before,
      TableAttributes after) {
    String subject = "TABLE " + spelling.name(table);
    var texts = new ArrayList<String>();
    if (before.has(Trait.UNLOGGED) != after.has(Trait.UNLOGGED)) {
      texts.add("ALTER " + subject + (after.has(Trait.UNLOGGED) ? " SET UNLOGGED" : " SET LOGGED"));
    }
    texts.addAll(parameters(spelling, subject, before.parameters(), after.parameters()));
    texts.addAll(comment(spelling, subject, before.comment(), after.comment()));
    return texts;
  }

  /** What changes an index's comment and its storage parameters. */
  static List<String> alter(PostgresSpelling spelling, AlterIndex change) {
    String name = change.before().name();
    String subject = "INDEX " + spelling.name(change.table().withLocal(name));
    var texts =
        new ArrayList<>(
            parameters(
                spelling, subject, change.before().parameters(), change.after().parameters()));
    texts.addAll(comment(spelling, subject, change.before().comment(), change.after().comment()));
    return texts;
  }

  private static List<String> parameters(
      PostgresSpelling spelling,
      String subject,
      Map<String, String> before,
      Map<String, String> after) {
    var texts = new ArrayList<String>();
    var set = new java.util.TreeMap<>(after);
    set.entrySet().removeIf(entry -> entry.getValue().equals(before.get(entry.getKey())));
    if (!set.isEmpty()) {
      texts.add("ALTER " + subject + " SET (" + spelling.parameters(set) + ")");
    }
    String gone =
        before.keySet().stream()
            .filter(name -> !after.containsKey(name))
            .collect(Collectors.joining(", "));
    if (!gone.isEmpty()) {
      texts.add("ALTER " + subject + " RESET (" + gone + ")");
    }
    return texts;
  }

  private static List<String> comment(
      PostgresSpelling spelling, String subject, @Nullable String before, @Nullable String after) {
    return Objects.equals(before, after)
        ? List.of()
        : List.of(
            "COMMENT ON " + subject + " IS " + (after == null ? "NULL" : spelling.string(after)));
  }

  /**
   * What opens the columns that a dropped primary key had closed: the server leaves them closed,
   * whatever was said of them before.
   */
  static List<String> opened(
      PostgresSpelling spelling, PostgresState state, QualifiedName table, Constraint dropped) {
    if (!(dropped instanceof PrimaryKey key)) {
      return List.of();
    }
    return state.table(table).stream()
        .flatMap(own -> own.columns().stream())
        .filter(column -> key.columns().contains(column.name()))
        .filter(column -> column.nullable() && !isNumbered(column))
        .map(
            column ->
                "ALTER TABLE %s ALTER COLUMN %s DROP NOT NULL"
                    .formatted(spelling.name(table), spelling.name(column.name())))
        .toList();
  }

  private static boolean isNumbered(Column column) {
    Identity how = column.identity();
    return how != null && how.kind() != Identity.Kind.SERIAL;
  }

  /** Whether nothing changes but that the rows that were there are now known to keep the rule. */
  static boolean onlyValidated(Constraint before, Constraint after) {
    if (before instanceof ForeignKey from && after instanceof ForeignKey to) {
      return from.validity() == Validity.NOT_VALID
          && to.validity() == Validity.VALID
          && from.validity(Validity.VALID).equals(to);
    }
    return before instanceof Check from
        && after instanceof Check to
        && from.validity() == Validity.NOT_VALID
        && to.validity() == Validity.VALID
        && from.validity(Validity.VALID).equals(to);
  }

  /** Whether nothing changes but the time at which a foreign key is checked. */
  static boolean onlyDeferred(Constraint before, Constraint after) {
    return before instanceof ForeignKey from
        && after instanceof ForeignKey to
        && from.deferral() != to.deferral()
        && from.deferrable(to.deferral()).equals(to);
  }

  /** The words for the time at which a foreign key is checked. */
  static String deferral(Deferral deferral) {
    return switch (deferral) {
      case NOT_DEFERRABLE -> "NOT DEFERRABLE";
      case INITIALLY_IMMEDIATE -> "DEFERRABLE INITIALLY IMMEDIATE";
      case INITIALLY_DEFERRED -> "DEFERRABLE INITIALLY DEFERRED";
    };
  }
}
