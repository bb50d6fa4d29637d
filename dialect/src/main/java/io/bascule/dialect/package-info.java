/**
 * How each database says a schema and its changes, what it can do in place, and what it holds to be
 * the same.
 *
 * <p>Its door is {@link io.bascule.dialect.Dialect}; {@link io.bascule.dialect.Dialects} is the one
 * place that picks one. Everything that differs between databases is asked of a dialect, and nobody
 * recognises one.
 */
@NullMarked
package io.bascule.dialect;

import org.jspecify.annotations.NullMarked;
