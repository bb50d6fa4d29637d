/** What the judges of the databases have in common: the lines of a dump. */
@NullMarked
package io.bascule.testkit.internal;

import org.jspecify.annotations.NullMarked;
