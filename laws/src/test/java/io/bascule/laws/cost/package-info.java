/** What reading, comparing and rebuilding cost: queries are counted, times are only printed. */
@NullMarked
package io.bascule.laws.cost;

import org.jspecify.annotations.NullMarked;
