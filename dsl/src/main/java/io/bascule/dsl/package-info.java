/**
 * The words in which a user declares tables, columns, constraints and indexes.
 *
 * <p>Its door is {@code Table}; what it builds are the values of {@code io.bascule.schema}.
 */
@NullMarked
package io.bascule.dsl;

import org.jspecify.annotations.NullMarked;
