/**
 * Reads a live database into a schema, and asks it whether two expressions are the same.
 *
 * <p>The only room that knows SchemaCrawler.
 */
@NullMarked
package io.bascule.differ.live;

import org.jspecify.annotations.NullMarked;
