/**
 * The nouns of the language: what a database schema is made of, as immutable values.
 *
 * <p>Its door is {@link io.bascule.schema.Schema}; the words to write one by hand are in {@link
 * io.bascule.schema.Declare}. It knows nothing of databases, of SQL dialects or of the changes that
 * lead from one schema to another.
 */
@NullMarked
package io.bascule.schema;

import org.jspecify.annotations.NullMarked;
