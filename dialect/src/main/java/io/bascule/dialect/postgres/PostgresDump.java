package io.bascule.dialect.postgres;

import io.bascule.dialect.Copies.Content;
import io.bascule.dialect.DialectException;
import io.bascule.dialect.FileCopies;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whole databases in files of pg_dump's own format. On the way back one transaction empties the
 * database and fills it, so that it is as it was or as it should be, and others wait meanwhile.
 */
final class PostgresDump implements FileCopies {
  private final Connection live;
  private final PostgresServer server;

  PostgresDump(Connection live, PostgresServer server) {
    this.live = live;
    this.server = server;
  }

  @Override
  public String ending() {
    return ".dump";
  }

  @Override
  public Optional<String> obstacle(Content content) {
    if (!content.isWhole()) {
      return Optional.of("rows of some tables are copied within the database");
    }
    Optional<PostgresTools> tools = PostgresTools.find(server);
    if (tools.isEmpty()) {
      return Optional.of("pg_dump, pg_restore and psql were not found");
    }
    int needed = major();
    return tools.get().major() < needed
        ? Optional.of(
            "pg_dump %s is older than the server, which is %d"
                .formatted(tools.get().version(), needed))
        : Optional.empty();
  }

  private int major() {
    try {
      return live.getMetaData().getDatabaseMajorVersion();
    } catch (SQLException failure) {
      throw DialectException.of("database-refused", PostgresFailure.reason(failure), failure);
    }
  }

  @Override
  public String tool(Content content) {
    return "pg_dump " + tools().version();
  }

  private PostgresTools tools() {
    Optional<String> obstacle = obstacle(Content.WHOLE);
    if (obstacle.isPresent()) {
      throw DialectException.of("backup-not-possible", obstacle.get());
    }
    return PostgresTools.find(server).orElseThrow();
  }

  @Override
  public void write(Path file, Content content, Duration wait) {
    tools()
        .said(
            "pg_dump",
            "--format=custom",
            "--no-password",
            "--lock-wait-timeout=" + millis(wait),
            "--exclude-schema=" + PostgresTableCopies.PREFIX + "*",
            "--file=" + file);
  }

  /** Zero would mean for ever. */
  private static long millis(Duration wait) {
    return Math.max(1, Math.min(Integer.MAX_VALUE, wait.toMillis()));
  }

  /** To say it all, it must read it all. */
  @Override
  public void check(Path file, Content content) {
    String nowhere = System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null";
    tools().said("pg_restore", "--file=" + nowhere, file.toString());
  }

  @Override
  public void restore(Path file, Content content, Duration wait) throws SQLException {
    String first =
        "BEGIN;\nSET LOCAL lock_timeout = %d;\n%s\n%s\n"
            .formatted(millis(wait), sameServer(), emptying());
    tools()
        .restore(first, List.of("--no-subscriptions", "--file=-", file.toString()), "\nCOMMIT;\n");
  }

  /** Nobody's database is emptied because a name leads psql elsewhere than the driver. */
  private String sameServer() throws SQLException {
    String identity =
        "(SELECT extract(epoch FROM pg_postmaster_start_time())::text || ' ' || oid"
            + " FROM pg_database WHERE datname = current_database())";
    try (var statement = live.createStatement();
        var row = statement.executeQuery("SELECT " + identity)) {
      row.next();
      return """
          DO $bascule$ BEGIN
            IF %s <> '%s' THEN
              RAISE EXCEPTION 'it reached another server than the driver';
            END IF;
          END $bascule$;"""
          .formatted(identity, row.getString(1));
    }
  }

  private static String emptying() {
    try (InputStream text = PostgresDump.class.getResourceAsStream("emptying.sql")) {
      if (text == null) {
        throw new IllegalStateException("The script emptying.sql is missing.");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
