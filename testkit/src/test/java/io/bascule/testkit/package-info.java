@NullMarked
package io.bascule.testkit;

import org.jspecify.annotations.NullMarked;
