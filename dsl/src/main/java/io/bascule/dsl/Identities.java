package io.bascule.dsl;

import io.bascule.schema.Identity;
import io.bascule.schema.Identity.Kind;
import io.bascule.schema.SequenceOptions;
import java.util.function.UnaryOperator;

/** Makes identities. */
final class Identities {
  private Identities() {}

  static Identity of(Kind kind, UnaryOperator<SequenceOptions> options) {
    return Identity.of(kind).withOptions(options.apply(SequenceOptions.DEFAULT));
  }

  static <C> C of(
      IntegerModifiers<?, C> speaker, Kind kind, UnaryOperator<SequenceOptions> options) {
    var identity = of(kind, options);
    return Speech.change(speaker, own -> own.withIdentity(identity));
  }
}
