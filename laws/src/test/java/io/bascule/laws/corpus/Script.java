package io.bascule.laws.corpus;

import io.bascule.testkit.ScratchDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of SQL in the corpus. */
record Script(Path file, Product product) {
  /** A role that a script takes for granted. */
  private static final Pattern MISSING_ROLE = Pattern.compile("role \"(.+)\" does not exist");

  /** A line for psql and not for the server, or one that its driver cannot go on after. */
  private static final Pattern SHELL_COMMAND =
      Pattern.compile("(?mi)^(\\\\[a-z].*|set client_encoding.*)$");

  /**
   * A database with what the script made.
   *
   * @param rejected why statements failed; as psql does, the loader goes on to the next one
   */
  record Loaded(ScratchDatabase database, List<String> rejected) implements AutoCloseable {
    @Override
    public void close() {
      database.close();
    }
  }

  /** Runs all statements on a fresh database. */
  Loaded load() {
    ScratchDatabase database = product.createDatabase();
    try {
      return new Loaded(database, runOn(database));
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Runs all statements, and says which the database rejected, and why. */
  List<String> runOn(ScratchDatabase database) {
    List<String> rejected = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements()) {
        try {
          run(statement, sql);
        } catch (SQLException e) {
          rejected.add(e.getMessage() + " in: " + sql.lines().findFirst().orElse(""));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot load " + file + ": " + e.getMessage(), e);
    }
    return rejected;
  }

  List<String> statements() {
    try {
      String text = SHELL_COMMAND.matcher(Files.readString(file)).replaceAll("");
      return SqlScript.statements(text, product.lexicon());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(Statement statement, String sql) throws SQLException {
    Set<String> created = new HashSet<>();
    while (true) {
      try {
        statement.execute(sql);
        return;
      } catch (SQLException e) {
        Matcher role = MISSING_ROLE.matcher(String.valueOf(e.getMessage()));
        if (!role.find() || !created.add(role.group(1))) {
          throw e;
        }
        createRole(statement, role.group(1));
      }
    }
  }

  /** Roles belong to the whole server: another thread may be making the same one. */
  private static void createRole(Statement statement, String role) throws SQLException {
    try {
      statement.execute("create role \"" + role.replace("\"", "\"\"") + "\"");
    } catch (SQLException e) {
      String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
      if (!reason.contains("already exists") && !reason.contains("duplicate key")) {
        throw e;
      }
    }
  }
}
