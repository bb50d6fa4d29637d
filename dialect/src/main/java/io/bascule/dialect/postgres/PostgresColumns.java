package io.bascule.dialect.postgres;

import io.bascule.schema.Column;
import io.bascule.schema.Expression;
import io.bascule.schema.Generated;
import io.bascule.schema.Generated.Storage;
import io.bascule.schema.Identity;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads columns from the catalog's answer. */
final class PostgresColumns {
  /** What the server casts constants of one kind to before it casts them to the column's type. */
  private static final List<String> NUMBERS = List.of("integer", "bigint", "numeric");

  private static final List<String> TEXTS = List.of("text", "character varying");

  private PostgresColumns() {}

  static Column read(Fact fact, QualifiedName table) {
    Type type = type(fact);
    Identity identity = identity(fact, type, table);
    return new Column(
        fact.text("name"),
        type,
        !fact.is("required"),
        defaultValue(fact, type, identity),
        identity,
        generated(fact),
        fact.maybe("collation"),
        fact.maybe("comment"),
        null);
  }

  private static Type type(Fact fact) {
    List<String> enumeration = fact.texts("enum");
    if (enumeration.isEmpty()) {
      return PostgresTypes.read(fact.text("type"));
    }
    Type type = Type.enumeration(QualifiedName.of(enumeration.get(0), enumeration.get(1)));
    return fact.is("array") ? Type.arrayOf(type) : type;
  }

  private static @Nullable Expression defaultValue(
      Fact fact, Type type, @Nullable Identity identity) {
    String text = fact.maybe("default");
    return text == null || identity != null || fact.maybe("generated") != null
        ? null
        : PostgresDefaults.read(text, type, casts(fact, type));
  }

  private static Set<String> casts(Fact fact, Type type) {
    var casts = new HashSet<>(List.of(fact.text("cast"), fact.text("type")));
    String base = fact.maybe("base");
    if (base != null) {
      casts.add(base);
    }
    switch (type.kind()) {
      case SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE -> casts.addAll(NUMBERS);
      case VARCHAR, TEXT -> casts.addAll(TEXTS);
      default -> {}
    }
    return casts;
  }

  private static @Nullable Generated generated(Fact fact) {
    String how = fact.maybe("generated");
    return how == null
        ? null
        : new Generated(
            Expression.sql(PostgresTexts.unwrapped(fact.text("default"))),
            how.equals("v") ? Storage.VIRTUAL : Storage.STORED);
  }

  private static @Nullable Identity identity(Fact fact, Type type, QualifiedName table) {
    Fact sequence = fact.fact("sequence");
    String how = fact.maybe("identity");
    if (sequence == null) {
      return null;
    }
    if (how != null) {
      Identity.Kind kind = how.equals("a") ? Identity.Kind.ALWAYS : Identity.Kind.BY_DEFAULT;
      return Identity.of(kind).withOptions(PostgresSequences.read(sequence, type));
    }
    return type.isInteger() ? serial(fact, sequence, type, table) : null;
  }

  private static Identity serial(Fact fact, Fact sequence, Type type, QualifiedName table) {
    String name = sequence.text("name");
    Identity serial =
        Identity.of(Identity.Kind.SERIAL).withOptions(PostgresSequences.read(sequence, type));
    return PostgresNames.isSequence(name, table.local(), fact.text("name"))
        ? serial
        : serial.withSequence(QualifiedName.of(sequence.text("schema"), name));
  }
}
