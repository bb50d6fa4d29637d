package io.bascule.laws.runner;

import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a runner does, whatever the database: each class of tests is run on all of them. */
@ParameterizedClass
@EnumSource
abstract class RunnerContract extends RunnerGround {
  @Parameter private Kind kind;

  @Override
  final Kind kind() {
    return kind;
  }
}
