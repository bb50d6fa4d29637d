/** Tests of the typed front. */
@NullMarked
package io.bascule.dsl;

import org.jspecify.annotations.NullMarked;
