/** What the generator writes, compiled and run; and what it reads. */
@NullMarked
package io.bascule.generator;

import org.jspecify.annotations.NullMarked;
