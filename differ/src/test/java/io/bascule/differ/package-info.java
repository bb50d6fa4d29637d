/** Tests of the differ that need no database. */
@NullMarked
package io.bascule.differ;

import org.jspecify.annotations.NullMarked;
