package io.bascule.cli;

import io.bascule.cli.project.Protection;
import picocli.CommandLine.Option;

/** The word that a protected database asks for. */
final class ProtectionOption {
  @Option(
      names = "--override-protection",
      description = "Do it although the settings say protected=true.")
  private boolean overridden;

  Protection told() {
    return overridden ? Protection.OVERRIDDEN : Protection.KEPT;
  }
}
