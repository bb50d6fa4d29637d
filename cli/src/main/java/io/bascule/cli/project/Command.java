package io.bascule.cli.project;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A command of the shell that the settings tell. It runs in the project's folder; what it prints is
 * told if it fails.
 *
 * @param key the setting
 * @param line the command, as it is told
 */
record Command(String key, String line) {
  private static final int LINES_TOLD = 10;

  /**
   * Runs it and waits for its end.
   *
   * @param variables what its environment has besides ours
   * @throws ProjectException if it does not end with 0
   */
  void run(Path folder, Map<String, String> variables) {
    var builder = new ProcessBuilder(words()).redirectErrorStream(true);
    builder.directory(folder.toAbsolutePath().toFile());
    builder.environment().putAll(variables);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
      int exit = process.waitFor();
      if (exit != 0) {
        throw BadHooks.hookFailed(key, line, "ended with exit code " + exit, end(said));
      }
    } catch (IOException e) {
      throw BadHooks.hookFailed(key, line, "did not start", List.of(e.toString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw BadHooks.hookFailed(key, line, "was interrupted", List.of());
    }
  }

  private List<String> words() {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    return windows ? List.of("cmd", "/c", line) : List.of("sh", "-c", line);
  }

  private static List<String> end(String said) {
    List<String> lines = said.lines().toList();
    return lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size());
  }
}
