/** The front door: one class a command. */
module io.bascule.cli {
  requires static transitive org.jspecify;
  requires transitive io.bascule.differ;
  requires io.bascule.generator;
  requires transitive io.bascule.runner;
  requires com.fasterxml.jackson.jr.ob;
  requires info.picocli;
  requires java.compiler;
  requires transitive java.sql;

  exports io.bascule.cli.project;

  opens io.bascule.cli to
      info.picocli;
}
