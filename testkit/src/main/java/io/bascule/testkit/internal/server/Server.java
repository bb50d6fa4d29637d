package io.bascule.testkit.internal.server;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A running PostgreSQL on a free port of this machine, with all its files in one temporary folder.
 *
 * <p>The server hangs on our end of a pipe: when that is closed, by us or by the death of this JVM
 * however sudden, the server stops and its files are deleted.
 */
public final class Server {
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "fsync=off",
          "full_page_writes=off",
          "synchronous_commit=off",
          "wal_level=minimal",
          "max_wal_senders=0",
          "max_connections=100",
          "autovacuum=off",
          "TimeZone=UTC");

  private static final String KEEPER =
      """
      home=$1; shift
      exec 3<&0
      "$@" </dev/null 3<&- &
      server=$!
      {
        cat <&3
        kill -QUIT $server
        while kill -0 $server; do sleep 0.1; done
        rm -rf "$home"
      } >/dev/null 2>&1 &
      exec 3<&-
      wait $server
      """;

  /** Enough for a hundred small databases, in bytes. */
  private static final long ROOM = 2L << 30;

  private static final long START_SECONDS = 60;
  private static final long STOP_SECONDS = 10;

  private final Path home;
  private final Process keeper;
  private final int port;

  private Server(Path home, Process keeper, int port) {
    this.home = home;
    this.keeper = keeper;
    this.port = port;
  }

  /** Starts the server of this bin folder and waits until it listens. */
  public static Server start(Path bin) throws IOException {
    Rights rights = Rights.current();
    Path home = Files.createTempDirectory(folder(), "bascule-postgres-");
    try {
      Path data = Cluster.create(bin, home, rights);
      int port = freePort();
      Process keeper = launch(bin, home, data, port, rights);
      Server server = new Server(home, keeper, port);
      server.awaitListening();
      return server;
    } catch (IOException | RuntimeException e) {
      Folders.delete(home);
      throw e;
    }
  }

  /** In memory where there is room for it: test databases come and go, and are small. */
  private static Path folder() throws IOException {
    String given = System.getProperty("bascule.testkit.data");
    Path memory = Path.of("/dev/shm");
    boolean roomy = Files.isWritable(memory) && memory.toFile().getUsableSpace() >= ROOM;
    Path usual = roomy ? memory : Path.of(System.getProperty("java.io.tmpdir"));
    return given == null ? usual : Files.createDirectories(Path.of(given));
  }

  private static Process launch(Path bin, Path home, Path data, int port, Rights rights)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", KEEPER, "keeper", home.toString()));
    command.addAll(List.of(bin.resolve("postgres").toString(), "-D", data.toString()));
    command.addAll(List.of("-p", Integer.toString(port)));
    for (String setting : SETTINGS) {
      command.addAll(List.of("-c", setting));
    }
    File log = home.resolve("log").toFile();
    return new ProcessBuilder(rights.of(command))
        .directory(new File("/"))
        .redirectErrorStream(true)
        .redirectOutput(log)
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitListening() throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!ready()) {
      if (!keeper.isAlive()) {
        throw new IOException("the server ended with " + keeper.exitValue() + ": " + log());
      }
      if (System.nanoTime() > end) {
        stop();
        throw new IOException("the server was not ready within " + START_SECONDS + " seconds");
      }
      pause();
    }
  }

  /** The eighth line of the server's pid file says so; a bare connect could meet another server. */
  private boolean ready() throws IOException {
    Path file = home.resolve("data").resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return false;
    }
    List<String> lines = Files.readAllLines(file);
    return lines.size() > 7 && lines.get(7).strip().equals("ready");
  }

  private String log() throws IOException {
    return Files.readString(home.resolve("log")).strip();
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a server started");
    }
  }

  /** The port it listens on, on the loopback interface. */
  public int port() {
    return port;
  }

  /** Stops the server at once, mid-transaction if need be, and deletes its files. */
  public void stop() throws IOException {
    keeper.getOutputStream().close();
    try {
      if (!keeper.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        keeper.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Folders.delete(home);
  }
}
