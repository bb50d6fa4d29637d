/**
 * The nouns: what a schema is, as immutable values.
 *
 * <p>Knows neither databases nor revisions.
 */
@NullMarked
package io.bascule.schema;

import org.jspecify.annotations.NullMarked;
