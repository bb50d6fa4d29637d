/** Every error and hazard has a code, and every code a page. */
@NullMarked
package io.bascule.laws.errors;

import org.jspecify.annotations.NullMarked;
