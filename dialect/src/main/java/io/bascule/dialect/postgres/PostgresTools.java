package io.bascule.dialect.postgres;

import io.bascule.dialect.DialectException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server's own programs: pg_dump, pg_restore and psql, which come together. */
final class PostgresTools {
  /** Do without the programs. */
  static final String NONE = "none";

  private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) ((\\d+)[^ \\n]*)");
  private static final Pattern LOCKED =
      Pattern.compile("canceling statement due to (lock|statement) timeout");

  private static final List<String> NEEDED = List.of("pg_dump", "pg_restore", "psql");

  private final PostgresServer server;
  private final Path folder;
  private final String version;
  private final int major;

  private PostgresTools(PostgresServer server, Path folder, String version, int major) {
    this.server = server;
    this.folder = folder;
    this.version = version;
    this.major = major;
  }

  /** Those that were told, or the first on the path; nothing if there are none. */
  static Optional<PostgresTools> find(PostgresServer server) {
    if (server.tool().equals(NONE)) {
      return Optional.empty();
    }
    if (!server.tool().isEmpty()) {
      Path folder = Path.of(server.tool()).toAbsolutePath().getParent();
      return folder == null ? Optional.empty() : in(server, folder);
    }
    String path = System.getenv().getOrDefault("PATH", "");
    for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
      Optional<PostgresTools> found =
          folder.isEmpty() ? Optional.empty() : in(server, Path.of(folder));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<PostgresTools> in(PostgresServer server, Path folder) {
    if (!NEEDED.stream().allMatch(tool -> Files.isExecutable(program(folder, tool)))) {
      return Optional.empty();
    }
    String said = new PostgresTools(server, folder, "", 0).said("pg_dump", "--version");
    Matcher version = VERSION.matcher(said);
    return version.find()
        ? Optional.of(
            new PostgresTools(server, folder, version.group(1), Integer.parseInt(version.group(2))))
        : Optional.empty();
  }

  private static Path program(Path folder, String tool) {
    return folder.resolve(File.separatorChar == '\\' ? tool + ".exe" : tool);
  }

  String version() {
    return version;
  }

  int major() {
    return major;
  }

  /**
   * Runs one of them to its end.
   *
   * @return what it printed
   * @throws DialectException with its own words if it failed
   */
  String said(String tool, String... arguments) {
    try {
      Process process = start(tool, Redirect.PIPE, arguments);
      process.getOutputStream().close();
      CompletableFuture<String> complaint = text(process.getErrorStream());
      String said = text(process.getInputStream()).join();
      ended(tool, process, complaint.join());
      return said;
    } catch (IOException failure) {
      throw failed(tool, String.valueOf(failure.getMessage()));
    }
  }

  /**
   * Feeds psql with what comes first, what pg_restore says, and what comes last; the last only if
   * pg_restore has said all.
   */
  void restore(String first, List<String> restoring, String last) {
    try {
      Process reader = start("pg_restore", Redirect.PIPE, restoring.toArray(String[]::new));
      reader.getOutputStream().close();
      CompletableFuture<String> complaint = text(reader.getErrorStream());
      Process writer =
          start("psql", Redirect.DISCARD, "-X", "-q", "-w", "-v", "ON_ERROR_STOP=1", "-f", "-");
      CompletableFuture<String> refusal = text(writer.getErrorStream());
      boolean taken = feed(reader, writer, first, last);
      if (!taken) {
        reader.destroy();
      }
      ended("psql", writer, refusal.join());
      ended("pg_restore", reader, complaint.join());
      if (!taken) {
        throw failed("psql", "it took nothing more");
      }
    } catch (IOException failure) {
      throw failed("pg_restore", String.valueOf(failure.getMessage()));
    }
  }

  /** Whether all was taken: psql stops listening where it fails. */
  private static boolean feed(Process reader, Process writer, String first, String last)
      throws IOException {
    try (OutputStream sink = writer.getOutputStream();
        InputStream said = reader.getInputStream()) {
      sink.write(first.getBytes(StandardCharsets.UTF_8));
      said.transferTo(sink);
      if (waited(reader) == 0) {
        sink.write(last.getBytes(StandardCharsets.UTF_8));
      }
      return true;
    } catch (IOException closed) {
      if (!writer.isAlive() || waited(writer) != 0) {
        return false;
      }
      throw closed;
    }
  }

  private Process start(String tool, Redirect output, String... arguments) throws IOException {
    var words = new ArrayList<String>();
    words.add(program(folder, tool).toString());
    words.addAll(List.of(arguments));
    var builder = new ProcessBuilder(words).redirectOutput(output);
    Map<String, String> environment = builder.environment();
    // What is set for other work must not lead elsewhere.
    environment.keySet().removeIf(name -> name.startsWith("PG") && !name.startsWith("PGSYS"));
    if (major > 0) {
      environment.putAll(login());
    }
    environment.put("LC_ALL", "C");
    return builder.start();
  }

  private Map<String, String> login() {
    try {
      return server.environment();
    } catch (SQLException failure) {
      throw DialectException.of("database-refused", PostgresFailure.reason(failure), failure);
    }
  }

  private static CompletableFuture<String> text(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        });
  }

  private static void ended(String tool, Process process, String complaint) {
    if (waited(process) != 0) {
      throw failed(tool, complaint);
    }
  }

  /** Whoever interrupts wants an end: the program is stopped, and what it began is taken back. */
  private static int waited(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException stopped) {
      process.destroy();
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  /** A failure in the words of the tool; a lock's comes as from the driver. */
  private static DialectException failed(String tool, String complaint) {
    if (LOCKED.matcher(complaint).find()) {
      return DialectException.of(
          "database-locked", tool + " waited too long", new SQLException(complaint, "55P03"));
    }
    String why =
        complaint
            .lines()
            .map(line -> line.replaceFirst("^(psql:\\S*:|\\w+: )\\s*(error: |ERROR: +)?", ""))
            .filter(line -> !line.isBlank() && !line.startsWith("warning:"))
            .findFirst()
            .orElse("it was stopped");
    return DialectException.of("tool-failed", "%s says: %s".formatted(tool, why));
  }
}
