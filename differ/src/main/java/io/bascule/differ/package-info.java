/**
 * What must change between two schemas, in a deterministic order.
 *
 * <p>Works on values; only {@code io.bascule.differ.live} touches a database.
 */
@NullMarked
package io.bascule.differ;

import org.jspecify.annotations.NullMarked;
