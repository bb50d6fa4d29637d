/** Tests that need the whole house: the walls, the laws, the cases, bad input and the corpus. */
@NullMarked
package io.bascule.laws;

import org.jspecify.annotations.NullMarked;
