package io.bascule.dsl;

import io.bascule.schema.Declare;
import io.bascule.schema.Identity.Kind;
import io.bascule.schema.SequenceOptions;
import java.util.function.UnaryOperator;

/**
 * What can be said of a column of integers: the database can number its rows.
 *
 * @param <N> the Java type of its values
 * @param <C> what says it
 */
public sealed interface IntegerModifiers<N extends Number, C> extends NumberModifiers<N, C>
    permits IntegerColumn, IntegerReference {

  /** Numbered by the database unless a row brings its own number; on SQLite, AUTOINCREMENT. */
  default C identity() {
    return identity(options -> options);
  }

  /** Numbered by the database unless a row brings its own number, with that range and steps. */
  default C identity(UnaryOperator<SequenceOptions> options) {
    return Identities.of(this, Kind.BY_DEFAULT, options);
  }

  /** Always numbered by the database; on SQLite, AUTOINCREMENT. */
  default C identityAlways() {
    return identityAlways(options -> options);
  }

  /** Always numbered by the database, with that range and steps. */
  default C identityAlways(UnaryOperator<SequenceOptions> options) {
    return Identities.of(this, Kind.ALWAYS, options);
  }

  /** Numbered from a sequence that the column owns, as PostgreSQL's {@code serial} does. */
  default C serial() {
    return serial(options -> options);
  }

  /** Numbered from a sequence that the column owns, with that range and steps. */
  default C serial(UnaryOperator<SequenceOptions> options) {
    return Identities.of(this, Kind.SERIAL, options);
  }

  /** Numbered from a sequence of that name ({@code schema.name}) that the column owns. */
  default C serial(String sequence) {
    return serial(sequence, options -> options);
  }

  /** Numbered from a sequence of that name that the column owns, with that range and steps. */
  default C serial(String sequence, UnaryOperator<SequenceOptions> options) {
    var identity = Identities.of(Kind.SERIAL, options).withSequence(Declare.name(sequence));
    return Speech.change(this, own -> own.withIdentity(identity));
  }
}
