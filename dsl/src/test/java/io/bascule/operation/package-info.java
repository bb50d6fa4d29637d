/** Tests of what changes mean. */
@NullMarked
package io.bascule.operation;

import org.jspecify.annotations.NullMarked;
