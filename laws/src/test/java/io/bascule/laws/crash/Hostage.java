package io.bascule.laws.crash;

import io.bascule.laws.OtherJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link Victim} as its parent sees it: started early, let go later, and killed. */
final class Hostage {
  private static final long PATIENCE_MILLIS = 120_000;

  private final Process process;
  private final Path folder;
  private final List<String> said = new ArrayList<>();
  private final List<Long> when = new ArrayList<>();
  private boolean silent;
  private final Thread reader;

  private Hostage(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
    this.reader = new Thread(this::listen, "victim");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts one; it waits.
   *
   * @param folder where it may leave files; they are deleted with it
   */
  static Hostage of(String url, Path folder) throws IOException {
    Path own = Files.createTempDirectory(folder, "victim");
    ProcessBuilder builder =
        OtherJvm.builder(Victim.class, List.of("-Dorg.sqlite.tmpdir=" + own), url);
    Path errors = own.resolve("errors");
    return new Hostage(builder.redirectError(errors.toFile()).start(), own);
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        heard(line);
      }
    } catch (IOException e) {
      // Its end of the pipe is gone; that is the point.
    } finally {
      hush();
    }
  }

  private synchronized void heard(String line) {
    said.add(line);
    when.add(System.nanoTime());
    notifyAll();
  }

  private synchronized void hush() {
    silent = true;
    notifyAll();
  }

  /** Lets it begin, and returns when it does. */
  void begin(String way) throws IOException, InterruptedException {
    await(Victim.READY);
    process.getOutputStream().write((way + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    await(Victim.STARTS);
  }

  /** Waits until it says that, or is dead. */
  synchronized void await(String line) throws InterruptedException {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!silent && !said.contains(line)) {
      if (System.currentTimeMillis() > end) {
        throw new IllegalStateException("it does not say " + line + ": " + errors());
      }
      wait(PATIENCE_MILLIS);
    }
  }

  /** Waits, for so long at most, until it ends by itself. */
  boolean endsWithin(Duration time) throws InterruptedException {
    return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** SIGKILL; returns when it is dead and all that it said is heard. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    reader.join();
  }

  /** The last that it said. */
  synchronized String last() {
    return said.isEmpty() ? "" : said.get(said.size() - 1);
  }

  /** All that it said, and when. */
  synchronized Course course() {
    int from = said.indexOf(Victim.STARTS);
    return Course.of(said.subList(from, said.size()), when.subList(from, when.size()));
  }

  /** What it complained about. */
  String errors() {
    try {
      return Files.readString(folder.resolve("errors"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it, and removes what it left in its folder. */
  void bury() throws IOException, InterruptedException {
    kill();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
