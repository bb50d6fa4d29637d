/** Tests of the runner that need no database; what it does to real ones is proved with the laws. */
@NullMarked
package io.bascule.runner;

import org.jspecify.annotations.NullMarked;
