/** A revision in a package under the one that is named. */
@NullMarked
package io.bascule.runner.found.deeper;

import org.jspecify.annotations.NullMarked;
