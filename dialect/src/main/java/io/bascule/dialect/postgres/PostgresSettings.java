package io.bascule.dialect.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of a connection as they were at one time, to be restored: its users first, since
 * what a session may set depends on them. A user's own {@code SET app.tenant} cannot be listed and
 * stays.
 */
final class PostgresSettings {
  /** Those of a transaction, which cannot be set once it has begun, belong to no connection. */
  private static final String SETTINGS =
      """
      SELECT name, setting FROM pg_catalog.pg_settings
      WHERE context IN ('user', 'superuser') AND name NOT LIKE 'transaction\\_%'\
      """;

  private static final String USERS =
      """
      SELECT 'session_authorization', session_user::text
      UNION ALL SELECT 'role', pg_catalog.current_setting('role')\
      """;

  private final Connection connection;
  private final Map<String, String> users;
  private final Map<String, String> settings;

  private PostgresSettings(Connection connection) throws SQLException {
    this.connection = connection;
    this.users = ask(USERS);
    this.settings = ask(SETTINGS);
  }

  /** The settings as they are now. */
  static PostgresSettings of(Connection connection) throws SQLException {
    return new PostgresSettings(connection);
  }

  /** Sets what has changed since; settings come and go with libraries that the server loads. */
  void restore() throws SQLException {
    // To say who the session's user is resets its role: they are asked for anew after that.
    restore("session_authorization", users, ask(USERS));
    restore("role", users, ask(USERS));
    Map<String, String> now = ask(SETTINGS);
    for (String name : settings.keySet()) {
      restore(name, settings, now);
    }
  }

  private void restore(String name, Map<String, String> before, Map<String, String> now)
      throws SQLException {
    String value = before.get(name);
    if (value != null && now.containsKey(name) && !value.equals(now.get(name))) {
      set(name, value);
    }
  }

  private void set(String name, String value) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT pg_catalog.set_config(?, ?, false)")) {
      statement.setString(1, name);
      statement.setString(2, value);
      statement.execute();
    }
  }

  private Map<String, String> ask(String query) throws SQLException {
    var answer = new LinkedHashMap<String, String>();
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        answer.put(row.getString(1), String.valueOf(row.getString(2)));
      }
    }
    return answer;
  }
}
