/** The language: schema (nouns), operation (verbs), revision (sentences). */
module io.bascule.dsl {
  requires static transitive org.jspecify;
  requires transitive java.sql;

  exports io.bascule.dsl;
  exports io.bascule.operation;
  exports io.bascule.revision;
  exports io.bascule.schema;
}
