/** Tests of revisions and of the history that they make. */
@NullMarked
package io.bascule.revision;

import org.jspecify.annotations.NullMarked;
