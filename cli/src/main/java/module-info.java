/** The front door: one class a command. */
module io.bascule.cli {
  requires static transitive org.jspecify;
  requires io.bascule.differ;
  requires io.bascule.generator;
  requires io.bascule.runner;
  requires info.picocli;

  opens io.bascule.cli to
      info.picocli;
}
