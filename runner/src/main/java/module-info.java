/** Takes a database along its history: ledger, lock, transactions, progress. */
module io.bascule.runner {
  requires static transitive org.jspecify;
  requires transitive io.bascule.dialect;

  exports io.bascule.runner;
  exports io.bascule.runner.backup;
}
