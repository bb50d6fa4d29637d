package io.bascule.cli;

import io.bascule.cli.project.RevisionRequest.Rehearsing;
import picocli.CommandLine.Option;

/** Whether what is written is first run, both ways, on a scratch database. */
final class RehearsalOption {
  @Option(names = "--no-rehearsal", description = "Do it without proving it first.")
  private boolean none;

  Rehearsing rehearsing() {
    return none ? Rehearsing.SKIP : Rehearsing.REHEARSE;
  }
}
