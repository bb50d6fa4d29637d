/** What the tests of a schema need: databases that come and go, generators of schemas, laws. */
module io.bascule.testkit {
  exports io.bascule.testkit;
  exports io.bascule.testkit.arbitrary;

  requires static transitive org.jspecify;
  requires transitive io.bascule.differ;
  requires transitive io.bascule.runner;
  requires transitive java.sql;
  requires transitive org.junit.jupiter.api;
  requires transitive net.jqwik.api;
  requires static org.apiguardian.api;
  requires org.apache.commons.compress;
  requires org.tukaani.xz;
}
