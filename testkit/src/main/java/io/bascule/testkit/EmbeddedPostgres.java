package io.bascule.testkit;

import io.bascule.testkit.internal.server.Platform;
import io.bascule.testkit.internal.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL server for tests, started once in a JVM and stopped with it.
 *
 * <pre>{@code
 * try (ScratchDatabase database = EmbeddedPostgres.shared().createDatabase()) {
 *   database.execute("create table t (id bigint primary key)");
 * }
 * }</pre>
 *
 * <p>The server listens on a free port of the loopback interface, trusts everybody, syncs nothing
 * to disk, and speaks UTF8 with the C locale and, unless the client asks for another zone, UTC. Its
 * files are in memory ({@code /dev/shm}) where there is room, else in the temporary folder; the
 * system property {@code bascule.testkit.data} names another place. It runs as root too, by
 * dropping root's rights, and it does not outlive the JVM, not even one that is killed. What takes
 * time (unpacking, initdb) is done once for a user and kept in {@code ~/.cache/bascule}, or {@code
 * /var/cache/bascule} for root; the system property {@code bascule.testkit.cache} names another
 * place.
 */
public final class EmbeddedPostgres {
  private static final Map<Path, EmbeddedPostgres> SERVERS = new HashMap<>();

  private final PostgresBinaries binaries;
  private final Server server;
  private final String create;
  private final AtomicInteger databases = new AtomicInteger();

  private EmbeddedPostgres(PostgresBinaries binaries, Server server) {
    this.binaries = binaries;
    this.server = server;
    this.create = "create database %s template template0" + strategy(version());
  }

  /** Copying files, the only way up to 14, is ten times as fast as the new way through the log. */
  private static String strategy(String version) {
    return Integer.parseInt(version.split("\\D")[0]) < 15 ? "" : " strategy file_copy";
  }

  /**
   * The server of this JVM, with the binaries of {@link PostgresBinaries#find()}.
   *
   * @throws TestkitException if there are no binaries for this platform, or they do not start
   */
  public static EmbeddedPostgres shared() {
    return shared(PostgresBinaries.find());
  }

  /**
   * The server of this JVM with these binaries. Several versions run side by side.
   *
   * @throws TestkitException if they do not start
   */
  public static EmbeddedPostgres shared(PostgresBinaries binaries) {
    synchronized (SERVERS) {
      return SERVERS.computeIfAbsent(binaries.place(), place -> start(binaries));
    }
  }

  private static EmbeddedPostgres start(PostgresBinaries binaries) {
    if (Platform.current().os().equals("windows")) {
      throw TestkitException.windows();
    }
    Path bin = binaries.bin();
    try {
      Server server = Server.start(bin);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(binaries, server)));
      return new EmbeddedPostgres(binaries, server);
    } catch (IOException e) {
      throw TestkitException.notStarted(binaries, e);
    }
  }

  private static void stop(PostgresBinaries binaries, Server server) {
    try {
      server.stop();
    } catch (IOException e) {
      throw TestkitException.notStopped(binaries, e);
    }
  }

  /**
   * Makes a fresh, empty database.
   *
   * @throws TestkitException if the server refuses
   */
  public ScratchDatabase createDatabase() {
    String name = "scratch_" + databases.incrementAndGet();
    administer("create", name, create.formatted(name));
    return new ScratchPostgres(this, name);
  }

  void dropDatabase(String name) {
    administer("drop", name, "drop database if exists " + name + " with (force)");
  }

  private void administer(String verb, String name, String sql) {
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw TestkitException.database(verb, name, e);
    }
  }

  /**
   * The version of the server in its own words, such as {@code 18.4}.
   *
   * @throws TestkitException if the server does not answer
   */
  public String version() {
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show server_version")) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw TestkitException.database("ask", "postgres", e);
    }
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database + "?user=postgres";
  }

  @Override
  public String toString() {
    return "PostgreSQL from " + binaries + " on port " + server.port();
  }
}
