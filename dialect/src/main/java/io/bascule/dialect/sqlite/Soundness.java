package io.bascule.dialect.sqlite;

import io.bascule.dialect.DialectException;
import io.bascule.dialect.sqlite.Simulator.Stored;
import io.bascule.operation.Operations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of a schema does not work any more: views and triggers that name what is not there, foreign
 * keys to nothing. SQLite itself finds out when they are used, which may be much later.
 */
final class Soundness {
  private final Simulator simulator;
  private Map<String, String> known;
  private Map<String, String> keys;

  Soundness(Simulator simulator) {
    this.simulator = simulator;
    this.known = broken();
    this.keys = keys();
  }

  /**
   * Looks at everything.
   *
   * @throws DialectException naming what the changes have broken
   */
  void check(Operations changes) {
    Map<String, String> now = broken();
    Map<String, String> keysNow = keys();
    for (Map.Entry<String, String> object : now.entrySet()) {
      String name = object.getKey();
      boolean wanted = keysNow.containsKey(name) && !keysNow.get(name).equals(keys.get(name));
      if (!known.containsKey(name) && !wanted) {
        throw refusal(changes, name, object.getValue());
      }
    }
    known = now;
    keys = keysNow;
  }

  /**
   * The foreign keys of each table, by its label. Whoever changes them may let them point to
   * nothing; whoever changes what they point to may not.
   */
  private Map<String, String> keys() {
    var all = new LinkedHashMap<String, String>();
    for (Stored object : simulator.stored()) {
      if (object.type().equals("table") && !isVirtual(object)) {
        String query =
            "SELECT \"table\", \"from\", \"to\" FROM pragma_foreign_key_list(%s)"
                .formatted(SqliteText.constant(object.name()));
        all.put(label(object), simulator.rows(query).toString());
      }
    }
    return all;
  }

  private static DialectException refusal(Operations changes, String object, String why) {
    String done =
        changes.stream()
            .map(change -> change.describe())
            .distinct()
            .collect(Collectors.joining(", "));
    return DialectException.of(
        "object-would-break",
        """
        Cannot change the schema: %s would not work any more.

          why     %s
          change  %s
          try     drop it before the change and create it anew after it, with changes.sql(…)"""
            .formatted(object, why, done));
  }

  private Map<String, String> broken() {
    var broken = new LinkedHashMap<String, String>();
    for (Stored object : simulator.stored()) {
      String why =
          switch (object.type()) {
            case "view" -> simulator.unsound("SELECT * FROM " + SqliteText.name(object.name()));
            case "trigger" -> trigger(object);
            case "table" -> isVirtual(object) ? null : foreignKeys(object);
            default -> null;
          };
      if (why != null) {
        broken.put(label(object), why);
      }
    }
    return broken;
  }

  private static boolean isVirtual(Stored object) {
    return SqliteNames.upper(object.text()).startsWith("CREATE VIRTUAL");
  }

  private static String label(Stored object) {
    return switch (object.type()) {
      case "trigger" -> "trigger " + object.name() + " of " + object.table();
      case "table" -> "a foreign key of table " + object.name();
      default -> object.type() + " " + object.name();
    };
  }

  /** Compiles the statement that fires the trigger, without the other triggers of its table. */
  private @Nullable String trigger(Stored trigger) {
    TriggerEvent event = TriggerEvent.of(trigger.text());
    Optional<Stored> table = simulator.table(trigger.table());
    if (table.isEmpty()) {
      return "no such table: " + trigger.table();
    }
    List<String> columns = columns(trigger.table());
    if (columns.isEmpty()) {
      return null;
    }
    for (String column : event.columns()) {
      if (columns.stream().noneMatch(other -> SqliteNames.same(other, column))) {
        return "no such column: " + column;
      }
    }
    String statement = event.firing(trigger.table(), columns);
    if (simulator.unsound(statement) == null) {
      return null;
    }
    simulator.trial();
    for (Stored other : simulator.of("trigger", trigger.table())) {
      if (!other.name().equals(trigger.name())) {
        simulator.refusal("DROP TRIGGER " + SqliteText.name(other.name()));
      }
    }
    String why = simulator.unsound(statement);
    simulator.undo();
    return why;
  }

  /** The columns that can be written to; none if a view is broken itself, which is told apart. */
  private List<String> columns(String table) {
    if (simulator.unsound("SELECT * FROM " + SqliteText.name(table)) != null) {
      return List.of();
    }
    return simulator
        .rows(
            "SELECT name FROM pragma_table_xinfo(%s) WHERE hidden = 0"
                .formatted(SqliteText.constant(table)))
        .stream()
        .map(row -> String.valueOf(row.get(0)))
        .toList();
  }

  private @Nullable String foreignKeys(Stored table) {
    String name = SqliteText.constant(table.name());
    var parents =
        simulator.rows(
            "SELECT DISTINCT \"table\" FROM pragma_foreign_key_list(%s)".formatted(name));
    for (List<@Nullable String> parent : parents) {
      if (simulator.table(String.valueOf(parent.get(0))).isEmpty()) {
        return "no such table: " + parent.get(0);
      }
    }
    return parents.isEmpty()
        ? null
        : simulator.refusal("SELECT * FROM pragma_foreign_key_check(%s)".formatted(name));
  }
}
