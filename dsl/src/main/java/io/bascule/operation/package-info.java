/**
 * The verbs: one sealed family of changes to a schema, and what each of them means.
 *
 * <p>How a database says a change is the business of a dialect.
 */
@NullMarked
package io.bascule.operation;

import org.jspecify.annotations.NullMarked;
