/** The laws, tried on random schemas, random changes of them and random rows. */
@NullMarked
package io.bascule.laws.random;

import org.jspecify.annotations.NullMarked;
