/** Wrong input, each with its clear error, and nothing changed. */
@NullMarked
package io.bascule.laws.badinput;

import org.jspecify.annotations.NullMarked;
