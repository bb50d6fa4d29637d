package io.bascule.testkit.internal.server;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a program to its end. */
final class Command {
  private Command() {}

  /** What the program printed. Fails with that text when the program does. */
  static String run(List<String> words) throws IOException {
    Process process =
        new ProcessBuilder(words).directory(new File("/")).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    int status = await(process);
    if (status != 0) {
      throw new IOException(
          String.join(" ", words)
              + " ended with "
              + status
              + (output.isEmpty() ? "" : ": " + output));
    }
    return output;
  }

  /** What the program printed, or null when it failed or does not exist. */
  static @Nullable String tryRun(String... words) {
    try {
      return run(List.of(words));
    } catch (IOException e) {
      return null; // a probe: that it does not work is the answer
    }
  }

  private static int await(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a program");
    }
  }
}
