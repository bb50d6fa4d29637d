/** A small shop, as its own project would declare it; what the tests of the typed front look at. */
@NullMarked
package io.bascule.dsl.shop;

import org.jspecify.annotations.NullMarked;
