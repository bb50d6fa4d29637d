/** Runs the case files of the folder {@code cases}, on every database. */
@NullMarked
package io.bascule.laws.cases;

import org.jspecify.annotations.NullMarked;
