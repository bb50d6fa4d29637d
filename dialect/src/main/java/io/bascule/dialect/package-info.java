/**
 * What a database is asked: how it says an operation, what it can do in place, what it holds to be
 * the same.
 *
 * <p>Nothing outside recognises a dialect; it asks one.
 */
@NullMarked
package io.bascule.dialect;

import org.jspecify.annotations.NullMarked;
