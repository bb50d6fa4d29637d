/**
 * Writes revisions and schema classes down as Java, and reads revision sources without compiling
 * them.
 */
module io.bascule.generator {
  requires static transitive org.jspecify;
  requires transitive io.bascule.dsl;
  requires freemarker;
  requires com.github.javaparser.core;
  requires java.compiler;

  exports io.bascule.generator;
}
