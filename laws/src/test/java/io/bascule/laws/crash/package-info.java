/** Runs that are killed at random instants, and what is there afterwards. */
@NullMarked
package io.bascule.laws.crash;

import org.jspecify.annotations.NullMarked;
