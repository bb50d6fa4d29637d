package io.bascule.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long to wait for others. */
final class LockTimeoutOption {
  @Option(
      names = "--lock-timeout",
      paramLabel = "SECONDS",
      description = "How long to wait for other runs (${DEFAULT-VALUE}).")
  private long seconds = 30;

  Duration patience() {
    return Duration.ofSeconds(seconds);
  }
}
