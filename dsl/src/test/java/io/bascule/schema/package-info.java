/** Tests of what schemas are made of. */
@NullMarked
package io.bascule.schema;

import org.jspecify.annotations.NullMarked;
