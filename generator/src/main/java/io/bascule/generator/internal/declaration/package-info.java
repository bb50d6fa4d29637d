/**
 * A schema as the classes that declare it: what they are called, what their fields are, which words
 * of {@code io.bascule.dsl} say their columns, rules and indexes.
 *
 * <p>Its door is {@link io.bascule.generator.internal.declaration.Declarations}.
 */
@NullMarked
package io.bascule.generator.internal.declaration;

import org.jspecify.annotations.NullMarked;
