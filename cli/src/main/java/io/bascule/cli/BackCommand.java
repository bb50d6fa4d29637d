package io.bascule.cli;

import io.bascule.cli.project.Protection;
import picocli.CommandLine.Mixin;

/** A run that leads back, at least for a part of its way. */
abstract class BackCommand extends RunCommand {
  @Mixin private ProtectionOption protection;

  @Override
  final Protection protection() {
    return protection.told();
  }
}
