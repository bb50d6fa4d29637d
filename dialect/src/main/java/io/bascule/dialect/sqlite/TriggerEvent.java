package io.bascule.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What fires a trigger.
 *
 * @param word INSERT, UPDATE or DELETE
 * @param columns the columns of {@code UPDATE OF}; none if any will do
 */
record TriggerEvent(String word, List<String> columns) {
  /** What a CREATE TRIGGER says. */
  static TriggerEvent of(String sql) {
    var in = new TokenReader(sql);
    in.need("CREATE");
    if (!in.take("TEMP")) {
      in.take("TEMPORARY");
    }
    in.need("TRIGGER");
    if (in.take("IF", "NOT")) {
      in.need("EXISTS");
    }
    in.name();
    if (in.take('.')) {
      in.name();
    }
    while (in.at("BEFORE") || in.at("AFTER") || in.at("INSTEAD") || in.at("OF")) {
      in.next();
    }
    String word = SqliteNames.upper(in.next().text());
    var columns = new ArrayList<String>();
    if (in.take("OF")) {
      do {
        columns.add(in.name().unquoted());
      } while (in.take(','));
    }
    return new TriggerEvent(word, List.copyOf(columns));
  }

  /** A statement that fires the trigger of a table with those columns, for EXPLAIN. */
  String firing(String table, List<String> all) {
    String name = SqliteText.name(table);
    return switch (word) {
      case "INSERT" -> "INSERT INTO " + name + " DEFAULT VALUES";
      case "DELETE" -> "DELETE FROM " + name;
      default ->
          "UPDATE "
              + name
              + " SET "
              + all.stream()
                  .map(SqliteText::name)
                  .map(column -> column + " = " + column)
                  .collect(Collectors.joining(", "));
    };
  }
}
