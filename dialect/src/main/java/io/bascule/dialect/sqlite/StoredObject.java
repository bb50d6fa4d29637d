package io.bascule.dialect.sqlite;

import org.jspecify.annotations.Nullable;

/**
 * Something else that SQLite stores: a view, a trigger, a virtual table.
 *
 * @param kind {@code view}, {@code trigger}, {@code virtual table} or {@code shadow table}
 * @param name its name
 * @param table the table that a trigger watches, else its own name
 * @param sql the statement that makes it; null for what another object makes
 */
record StoredObject(String kind, String name, String table, @Nullable String sql) {}
