/** Revisions to be found on the class path. */
@NullMarked
package io.bascule.runner.found;

import org.jspecify.annotations.NullMarked;
