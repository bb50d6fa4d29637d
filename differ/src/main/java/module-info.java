/** What must change between two schemas, in a deterministic order. */
module io.bascule.differ {
  requires static transitive org.jspecify;
  requires transitive io.bascule.dialect;
  requires us.fatehi.schemacrawler.schemacrawler;

  exports io.bascule.differ;
}
