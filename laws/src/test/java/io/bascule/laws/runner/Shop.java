package io.bascule.laws.runner;

import static io.bascule.laws.runner.Revised.entry;
import static io.bascule.laws.runner.Revised.history;
import static io.bascule.schema.Declare.bigint;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.foreignKey;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.unique;
import static io.bascule.schema.Declare.varchar;

import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.Table;

/** A small history: users, their orders, a state, and mail addresses that are only there once. */
final class Shop {
  static final Table USERS =
      table(
          "users",
          column("id", bigint()),
          column("mail", varchar(100)),
          primaryKey("id").named("pk_users"));

  static final Table ORDERS =
      table(
          "orders",
          column("id", bigint()),
          column("user_id", bigint()),
          primaryKey("id").named("pk_orders"),
          foreignKey("user_id").references("users", "id").named("fk_orders"));

  static final Column STATE = column("state", varchar(20)).defaultTo("new");

  static final Constraint ONCE = unique("mail").named("uq_users_mail");

  static final HistoryEntry A =
      entry("a1", changes -> changes.createTable(USERS), changes -> changes.dropTable(USERS));

  static final HistoryEntry B =
      entry("b2<a1", changes -> changes.createTable(ORDERS), changes -> changes.dropTable(ORDERS));

  static final HistoryEntry C =
      entry(
          "c3<b2",
          changes -> changes.table("orders").add(STATE),
          changes -> changes.table("orders").drop(STATE));

  static final HistoryEntry D =
      entry(
          "d4<c3",
          changes -> changes.table("users").add(ONCE),
          changes -> changes.table("users").drop(ONCE));

  static final History HISTORY = history(A, B, C, D);

  private Shop() {}
}
