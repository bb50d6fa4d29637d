/** A revision that cannot be made. */
@NullMarked
package io.bascule.runner.broken;

import org.jspecify.annotations.NullMarked;
