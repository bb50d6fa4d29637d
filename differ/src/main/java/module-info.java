/** What must change between two schemas, in a deterministic order. */
module io.bascule.differ {
  requires static transitive org.jspecify;
  requires transitive io.bascule.dialect;
  requires com.fasterxml.jackson.jr.ob;
  requires java.logging;
  requires us.fatehi.schemacrawler.schemacrawler;

  exports io.bascule.differ;
  exports io.bascule.differ.live;
}
