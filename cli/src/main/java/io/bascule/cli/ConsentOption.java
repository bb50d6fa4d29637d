package io.bascule.cli;

import io.bascule.cli.project.Project;
import io.bascule.runner.Consent;
import picocli.CommandLine.Option;

/** The word for what deletes data. */
final class ConsentOption {
  @Option(
      names = "--allow-data-loss",
      description = "Delete what the revisions delete, without asking.")
  private boolean allowed;

  /** Who says whether data may be deleted: the word, a person at a terminal, or nobody. */
  Consent told(Project project, OutputForm form) {
    if (allowed || project.settings().isTrue("allow-data-loss")) {
      return Consent.GIVEN;
    }
    return Terminal.isThere() && form == OutputForm.text ? Terminal::agrees : Consent.REFUSED;
  }
}
