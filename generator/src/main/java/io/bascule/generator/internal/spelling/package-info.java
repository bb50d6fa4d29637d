/**
 * The values of a schema as Java expressions over the words of {@code io.bascule.schema.Declare}.
 *
 * <p>Its door is {@link io.bascule.generator.internal.spelling.Spelling}. What it writes stands on
 * one line; {@code internal.code} breaks it.
 */
@NullMarked
package io.bascule.generator.internal.spelling;

import org.jspecify.annotations.NullMarked;
