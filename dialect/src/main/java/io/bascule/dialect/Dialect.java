package io.bascule.dialect;

import io.bascule.schema.Schema;
import java.sql.Connection;

/** One kind of database: how it says things, what it can do, what it holds to be the same. */
public interface Dialect {
  /** Its name, as {@code changes.sqlOn} and case files use it: {@code sqlite}, {@code postgres}. */
  String name();

  /**
   * The schema as this database can hold it: an enum type becomes a text with a check where there
   * are no enum types, a comment is left out where there are none, and so on. What is returned can
   * be created, and read back equal. Expressing twice is expressing once.
   *
   * @throws DialectException if the database has nothing that could hold a part of it
   */
  Schema express(Schema declared);

  /** Whether the order of a table's columns can be chosen and changed, so that it is compared. */
  ColumnOrder columnOrder();

  /** Whether the order of a table's columns is part of its meaning. */
  enum ColumnOrder {
    KEPT,
    FIXED
  }

  /** How it spells names, types, constants and expressions. */
  Spelling spelling();

  /** What it holds to be the same. */
  Equivalence equivalence();

  /** How its catalog is read. */
  Catalog catalog();

  /**
   * A planner for the database behind the connection: it asks for its version and for what it needs
   * of its present state. The connection is only read.
   */
  Planner planner(Connection live);

  /**
   * A planner without a database, for scripts: it starts from the given state and assumes the
   * newest version that this dialect knows.
   */
  Planner planner(Schema folded);

  /** What opens and closes a run on the connection. */
  Session session(Connection connection);

  /**
   * A place next to the database behind the connection in which declared tables are made for a
   * moment, to see how the server writes them down.
   */
  Scratch scratch(Connection live);
}
