package io.bascule.generator.internal.spelling;

import io.bascule.generator.internal.code.Imports;
import io.bascule.operation.Condition;
import io.bascule.operation.Subject;
import io.bascule.schema.QualifiedName;

/** What changes hang on, in the words of {@link Condition}. */
final class ConditionSpelling {
  private final Names names;
  private final Imports imports;

  ConditionSpelling(Names names, Imports imports) {
    this.names = names;
    this.imports = imports;
  }

  String code(Condition condition) {
    if (condition instanceof Condition.Not not) {
      return word("not") + "(" + code(not.condition()) + ")";
    } else if (condition instanceof Condition.Both both) {
      return code(both.first()) + ".and(" + code(both.second()) + ")";
    } else if (condition instanceof Condition.Either either) {
      return code(either.first()) + ".or(" + code(either.second()) + ")";
    }
    return exists(((Condition.Exists) condition).subject());
  }

  private String exists(Subject subject) {
    String name = names.shortest(subject.name());
    String part = names.text(subject.part());
    if (name.indexOf('(') >= 0 && subject.kind() != Subject.Kind.SCHEMA) {
      return whole(subject);
    }
    return switch (subject.kind()) {
      case TABLE -> word("tableExists") + "(" + name + ")";
      case COLUMN -> word("columnExists") + "(" + name + ", " + part + ")";
      case CONSTRAINT -> word("constraintExists") + "(" + name + ", " + part + ")";
      case INDEX -> word("indexExists") + "(" + name + ")";
      case SEQUENCE -> word("sequenceExists") + "(" + name + ")";
      case ENUM -> word("enumExists") + "(" + name + ")";
      case SCHEMA -> word("schemaExists") + "(" + names.text(subject.name().local()) + ")";
    };
  }

  /** A name with a dot in it, which no text can tell from a schema's. */
  private String whole(Subject subject) {
    QualifiedName name = subject.name();
    return "new %s.Exists(new %s(%s, %s, %s))"
        .formatted(
            imports.type(Condition.class),
            imports.type(Subject.class),
            imports.constant(subject.kind()),
            names.exact(name),
            names.text(subject.part()));
  }

  private String word(String word) {
    return imports.member(Condition.class, word);
  }
}
