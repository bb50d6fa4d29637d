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

  /** Parts of a table that what else depends on it may be made of. */
  private static final Set<String> PARTS = Set.of("rule", "policy", "trigger");

  private static final String ON = " on ";
  private static final Spelling SPELLING = new PostgresSpelling();

  private PostgresDrops() {}

  /** None for what has no name of its own, and for parts of a table that just go with it. */
  static Optional<String> of(Unmodelled object) {
    int on = object.name().lastIndexOf(ON);
    return on < 0
        ? word(object.kind()).map(word -> "DROP " + word + " " + spelled(object.name()))
        : part(object.kind(), object.name().substring(0, on), object.name().substring(on + 4));
  }

  private static Optional<String> part(String kind, String name, String table) {
    String part = SPELLING.name(name);
    if (kind.equals("foreign key")) {
      return Optional.of("ALTER TABLE " + spelled(table) + " DROP CONSTRAINT " + part);
    }
    return PARTS.contains(kind)
        ? Optional.of(
            "DROP " + kind.toUpperCase(Locale.ROOT) + " " + part + " ON " + spelled(table))
        : Optional.empty();
  }

  private static Optional<String> word(String kind) {
    if (kind.endsWith(" type") && !kind.startsWith("sequence")) {
      return Optional.of("TYPE");
    }
    if (kind.endsWith(" table") || kind.equals("partition")) {
      return Optional.of("TABLE");
    }
    return KINDS.contains(kind) ? Optional.of(kind.toUpperCase(Locale.ROOT)) : Optional.empty();
  }

  /** A routine tells its arguments behind its name. */
  private static String spelled(String name) {
    int arguments = name.indexOf('(');
    String own = arguments < 0 ? name : name.substring(0, arguments);
    int dot = own.indexOf('.');
    String spelled =
        dot < 0
            ? SPELLING.name(own)
            : SPELLING.name(new QualifiedName(own.substring(0, dot), own.substring(dot + 1)));
    return arguments < 0 ? spelled : spelled + name.substring(arguments);
  }
}
