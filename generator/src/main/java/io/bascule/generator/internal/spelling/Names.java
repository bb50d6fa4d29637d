package io.bascule.generator.internal.spelling;

import io.bascule.generator.internal.code.Imports;
import io.bascule.generator.internal.code.Words;
import io.bascule.schema.Declare;
import io.bascule.schema.QualifiedName;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of the database and words of the language. */
final class Names {
  /** No constant of a class file may be longer than 65,535 bytes; a character has at most three. */
  private static final int LONGEST = 20_000;

  final Imports imports;
  private final Style style;

  Names(Imports imports, Style style) {
    this.imports = imports;
    this.style = style;
  }

  /** One of the words of {@link Declare}. */
  String word(String word) {
    return style == Style.STATIC
        ? imports.member(Declare.class, word)
        : imports.type(Declare.class) + "." + word;
  }

  /** A call of one of the words of {@link Declare}. */
  String call(String word, String... arguments) {
    return word(word) + "(" + String.join(", ", arguments) + ")";
  }

  /** A text as a constant. */
  String text(String value) {
    if (value.length() <= LONGEST) {
      return Words.quoted(value);
    }
    int pieces = (value.length() + LONGEST - 1) / LONGEST;
    return Stream.iterate(0, i -> i + 1)
        .limit(pieces)
        .map(i -> value.substring(i * LONGEST, Math.min(value.length(), (i + 1) * LONGEST)))
        .map(Words::quoted)
        .collect(Collectors.joining(", ", "String.join(\"\", ", ")"));
  }

  /** Texts as constants with commas between. */
  String texts(Collection<String> values) {
    return values.stream().map(this::text).collect(Collectors.joining(", "));
  }

  /** Further texts, each behind a comma. */
  String more(Collection<String> values) {
    return values.stream().map(value -> ", " + text(value)).collect(Collectors.joining());
  }

  /** {@code "orders"} or {@code "billing.orders"} where that is enough, else {@link #exact}. */
  String shortest(QualifiedName name) {
    boolean plain =
        name.schema().indexOf('.') < 0 && (!name.schema().isEmpty() || !name.local().contains("."));
    return plain ? text(name.toString()) : exact(name);
  }

  /** {@code name("billing", "orders")}. */
  String exact(QualifiedName name) {
    return name.inDefaultSchema() && !name.local().contains(".")
        ? call("name", text(name.local()))
        : call("name", text(name.schema()), text(name.local()));
  }
}
