/** What the runner does to real databases. */
@NullMarked
package io.bascule.laws.runner;

import org.jspecify.annotations.NullMarked;
