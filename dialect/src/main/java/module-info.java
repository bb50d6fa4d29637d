/**
 * What a database is asked: how it says an operation, what it can do in place, what it holds to be
 * the same.
 */
module io.bascule.dialect {
  requires static transitive org.jspecify;
  requires transitive io.bascule.dsl;
  requires transitive java.sql;

  exports io.bascule.dialect;
}
