package io.bascule.cli;

import io.bascule.cli.project.RevisionRequest.Strictness;
import picocli.CommandLine.Option;

/** What becomes of what the database has and the model cannot say. */
final class StrictOption {
  @Option(names = "--strict", description = "Refuse what the model cannot say.")
  private boolean strict;

  Strictness strictness() {
    return strict ? Strictness.REFUSE : Strictness.LIST;
  }
}
