/**
 * The verbs of the language: the changes that lead from one schema to another, as immutable values.
 *
 * <p>Its door is {@link io.bascule.operation.Operations}; the whole family stands in {@link
 * io.bascule.operation.Operation}. What an operation means is a method on it; how a database or a
 * revision says it is a {@link io.bascule.operation.Operation.Visitor} that lives with them.
 */
@NullMarked
package io.bascule.operation;

import org.jspecify.annotations.NullMarked;
