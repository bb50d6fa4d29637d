/**
 * Random schemas, random changes of them, and random rows that fit them, for properties.
 *
 * <p>Its doors are {@link io.bascule.testkit.arbitrary.Schemas}, {@link
 * io.bascule.testkit.arbitrary.Evolutions} and {@link io.bascule.testkit.arbitrary.Rows}. What they
 * make is valid on a real database of the kind whose {@link io.bascule.testkit.arbitrary.Features}
 * they are given; they know no dialect and no server.
 */
@NullMarked
package io.bascule.testkit.arbitrary;

import org.jspecify.annotations.NullMarked;
