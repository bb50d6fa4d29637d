/**
 * Takes a database along its history: ledger, lock, transactions, progress.
 *
 * <p>The only room that writes through JDBC.
 */
@NullMarked
package io.bascule.runner;

import org.jspecify.annotations.NullMarked;
