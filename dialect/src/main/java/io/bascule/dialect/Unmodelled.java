package io.bascule.dialect;

import io.bascule.schema.QualifiedName;
import java.util.List;

/**
 * Something that a database has and the language cannot say: a view, a trigger, a policy.
 *
 * @param kind in the database's own words: {@code view}, {@code trigger}
 * @param name its name, with its schema outside the default one; for parts of a table, {@code name
 *     on table}
 * @param place whether it can be made before the tables or needs them
 * @param tables the tables that it depends on, as far as the catalog tells
 * @param definition statements that make it again, in order; empty where the catalog has none
 */
public record Unmodelled(
    String kind, String name, Place place, List<QualifiedName> tables, List<String> definition) {
  /** When it is to be made again on an empty database. */
  public enum Place {
    BEFORE_TABLES,
    AFTER_TABLES
  }

  public Unmodelled {
    tables = List.copyOf(tables);
    definition = List.copyOf(definition);
  }

  /** For people: {@code view active_users}. */
  @Override
  public String toString() {
    return kind + " " + name;
  }
}
