/** The language: schema (nouns), operation (verbs), revision (sentences). */
module io.bascule.dsl {
  requires static transitive org.jspecify;
}
