package io.bascule.dialect.postgres;

import io.bascule.dialect.Copies.Login;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a connection leads, in the words that the server's own programs take: environment variables
 * (postgresql.org/docs/current/libpq-envars.html), so that no password stands on a command line.
 */
final class PostgresServer {
  private static final String SCHEME = "jdbc:postgresql:";

  /** The driver's names of what both understand, and the programs'. */
  private static final Map<String, String> SHARED =
      Map.of(
          "user", "PGUSER",
          "password", "PGPASSWORD",
          "sslmode", "PGSSLMODE",
          "sslrootcert", "PGSSLROOTCERT",
          "channelBinding", "PGCHANNELBINDING",
          "gssEncMode", "PGGSSENCMODE");

  private final Connection live;
  private final Login login;

  PostgresServer(Connection live, Login login) {
    this.live = live;
    this.login = login;
  }

  /** The program that was told, {@code none}, or the empty string. */
  String tool() {
    return login.tool();
  }

  /** The server and the database, without who asks. */
  String name() throws SQLException {
    Map<String, String> words = place(url());
    return "postgresql://%s:%s/%s"
        .formatted(
            words.getOrDefault("PGHOST", "localhost"),
            words.getOrDefault("PGPORT", "5432"),
            live.getCatalog());
  }

  /** How another program gets there. */
  Map<String, String> environment() throws SQLException {
    Map<String, String> words = place(url());
    words.putIfAbsent("PGHOST", "localhost");
    words.putIfAbsent("PGPORT", "5432");
    words.put("PGDATABASE", live.getCatalog());
    words.putIfAbsent("PGUSER", live.getMetaData().getUserName());
    if (!login.user().isEmpty()) {
      words.put("PGUSER", login.user());
    }
    if (!login.password().isEmpty()) {
      words.put("PGPASSWORD", login.password());
    }
    return words;
  }

  private String url() throws SQLException {
    return live.getMetaData().getURL();
  }

  /** {@code jdbc:postgresql://host:port,host:port/database?name=value&name=value}. */
  static Map<String, String> place(String url) {
    var words = new TreeMap<String, String>();
    int query = url.indexOf('?');
    String place = url.substring(SCHEME.length(), query < 0 ? url.length() : query);
    if (place.startsWith("//")) {
      hosts(place.substring(2).split("/", 2)[0], words);
    }
    Map<String, String> options = options(query < 0 ? "" : url.substring(query + 1));
    SHARED.forEach(
        (theirs, ours) -> {
          if (options.containsKey(theirs)) {
            words.put(ours, options.get(theirs));
          }
        });
    if ("true".equals(options.get("ssl"))) {
      words.putIfAbsent("PGSSLMODE", "verify-full");
    }
    return words;
  }

  private static void hosts(String hosts, Map<String, String> words) {
    var names = new StringBuilder();
    var ports = new StringBuilder();
    for (String host : hosts.split(",", -1)) {
      // The address of an IPv6 host has colons of its own, and brackets around them.
      int colon = host.lastIndexOf(':');
      boolean told = colon > host.lastIndexOf(']');
      String name = told ? host.substring(0, colon) : host;
      names.append(names.isEmpty() ? "" : ",").append(name.replaceAll("[\\[\\]]", ""));
      ports.append(ports.isEmpty() ? "" : ",").append(told ? host.substring(colon + 1) : "5432");
    }
    if (!names.toString().replace(",", "").isEmpty()) {
      words.put("PGHOST", names.toString());
      words.put("PGPORT", ports.toString());
    }
  }

  private static Map<String, String> options(String query) {
    var options = new LinkedHashMap<String, String>();
    for (String option : query.split("&", -1)) {
      String[] parts = option.split("=", 2);
      if (parts.length == 2) {
        options.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return options;
  }
}
