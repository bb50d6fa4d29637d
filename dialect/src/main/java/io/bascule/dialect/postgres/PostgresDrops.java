package io.bascule.dialect.postgres;

import io.bascule.dialect.Spelling;
import io.bascule.dialect.Unmodelled;
import io.bascule.schema.QualifiedName;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The statements that drop what the language has no words for. */
final class PostgresDrops {
  private static final Set<String> KINDS =
      Set.of(
          "view",
          "materialized view",
          "function",
          "procedure",
          "aggregate",
          "domain",
          "extension",
          "collation",
          "sequence",
          "publication",
          "event trigger");

  private PostgresDrops() {}

  /** None for parts of a table, which go with it, and for what has no name of its own. */
  static Optional<String> of(Unmodelled object) {
    return word(object.kind()).map(word -> "DROP " + word + " " + spelled(object.name()));
  }

  private static Optional<String> word(String kind) {
    if (kind.endsWith(" type") && !kind.startsWith("sequence")) {
      return Optional.of("TYPE");
    }
    if (kind.endsWith(" table")) {
      return Optional.of("TABLE");
    }
    return KINDS.contains(kind) ? Optional.of(kind.toUpperCase(Locale.ROOT)) : Optional.empty();
  }

  /** A routine tells its arguments behind its name. */
  private static String spelled(String name) {
    int arguments = name.indexOf('(');
    String own = arguments < 0 ? name : name.substring(0, arguments);
    int dot = own.indexOf('.');
    Spelling spelling = new PostgresSpelling();
    String spelled =
        dot < 0
            ? spelling.name(own)
            : spelling.name(new QualifiedName(own.substring(0, dot), own.substring(dot + 1)));
    return arguments < 0 ? spelled : spelled + name.substring(arguments);
  }
}
