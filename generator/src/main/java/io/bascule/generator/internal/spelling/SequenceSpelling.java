package io.bascule.generator.internal.spelling;

import io.bascule.schema.EnumType;
import io.bascule.schema.Identity;
import io.bascule.schema.Sequence;
import io.bascule.schema.SequenceOptions;
import io.bascule.schema.Type;

/** Sequences, identities and enum types. */
final class SequenceSpelling {
  private final Names names;
  private final TypeSpelling types;

  SequenceSpelling(Names names, TypeSpelling types) {
    this.names = names;
    this.types = types;
  }

  String enumType(EnumType type) {
    return names.call("enumType", names.shortest(type.id()) + names.more(type.labels()));
  }

  String code(Sequence sequence) {
    var spelled = new StringBuilder(names.call("sequence", names.shortest(sequence.id())));
    if (!sequence.type().equals(Type.of(Type.Kind.BIGINT))) {
      spelled.append(".as(").append(types.code(sequence.type())).append(')');
    }
    return spelled + withOptions(sequence.options());
  }

  /** What makes an identity column of a column. */
  String identity(Identity identity) {
    String kind = names.imports.constant(identity.kind());
    if (identity.equals(Identity.of(identity.kind()))) {
      return ".asIdentity(" + kind + ")";
    }
    var spelled = new StringBuilder(names.call("identity", kind));
    spelled.append(withOptions(identity.options()));
    var sequence = identity.sequence();
    if (sequence != null) {
      spelled.append(".withSequence(").append(names.exact(sequence)).append(')');
    }
    return ".withIdentity(" + spelled + ")";
  }

  private String withOptions(SequenceOptions options) {
    return options.equals(SequenceOptions.DEFAULT)
        ? ""
        : ".withOptions(" + names.call("options") + options(options) + ")";
  }

  /** The words that lead from the default options to these, each behind a dot. */
  static String options(SequenceOptions options) {
    var spelled = new StringBuilder();
    Long least = options.minimum();
    Long greatest = options.maximum();
    append(spelled, "startingAt", options.start());
    append(spelled, "incrementedBy", options.increment());
    if (least != null && greatest != null) {
      spelled.append(".between(%s, %s)".formatted(number(least), number(greatest)));
    } else {
      append(spelled, "from", least);
      append(spelled, "upTo", greatest);
    }
    append(spelled, "caching", options.cache());
    if (options.wrapping() == SequenceOptions.Wrapping.CYCLE) {
      spelled.append(".cycling()");
    }
    return spelled.toString();
  }

  private static void append(
      StringBuilder spelled, String word, @org.jspecify.annotations.Nullable Long number) {
    if (number != null) {
      spelled.append('.').append(word).append('(').append(number(number)).append(')');
    }
  }

  private static String number(long number) {
    return number == (int) number ? Long.toString(number) : number + "L";
  }
}
