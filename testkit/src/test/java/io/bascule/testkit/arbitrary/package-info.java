/** Tests of the random schemas, evolutions and rows. */
@NullMarked
package io.bascule.testkit.arbitrary;

import org.jspecify.annotations.NullMarked;
