package io.bascule.dialect.postgres;

import io.bascule.operation.Subject;
import io.bascule.schema.QualifiedName;

/** Queries that give a row exactly if something is there. */
final class PostgresPresence {
  private static final String RELATION =
      "SELECT 1 FROM pg_class c WHERE c.relname = %s AND c.relnamespace = %s AND c.relkind IN (%s)";

  private PostgresPresence() {}

  static String query(Subject subject) {
    QualifiedName name = subject.name();
    return switch (subject.kind()) {
      case TABLE -> relation(name, "'r', 'p'");
      case INDEX -> relation(name, "'i', 'I'");
      case SEQUENCE -> relation(name, "'S'");
      case COLUMN ->
          "SELECT 1 FROM pg_attribute a WHERE a.attrelid = (%s) AND a.attname = %s AND a.attnum > 0 AND NOT a.attisdropped"
              .formatted(oid(name), text(subject.part()));
      case CONSTRAINT ->
          "SELECT 1 FROM pg_constraint o WHERE o.conrelid = (%s) AND o.conname = %s"
              .formatted(oid(name), text(subject.part()));
      case ENUM ->
          "SELECT 1 FROM pg_type t WHERE t.typname = %s AND t.typnamespace = %s AND t.typtype = 'e'"
              .formatted(text(name.local()), space(name));
      case SCHEMA ->
          "SELECT 1 FROM pg_namespace n WHERE n.nspname = %s".formatted(text(name.local()));
    };
  }

  private static String relation(QualifiedName name, String kinds) {
    return RELATION.formatted(text(name.local()), space(name), kinds);
  }

  private static String oid(QualifiedName table) {
    return relation(table, "'r', 'p'").replace("SELECT 1", "SELECT c.oid");
  }

  private static String space(QualifiedName name) {
    String which = name.inDefaultSchema() ? "current_schema()" : text(name.schema());
    return "(SELECT n.oid FROM pg_namespace n WHERE n.nspname = %s)".formatted(which);
  }

  private static String text(String value) {
    return PostgresExpressions.string(value);
  }
}
