/** What the tests of a schema need: databases that come and go, generators of schemas, laws. */
@NullMarked
package io.bascule.testkit;

import org.jspecify.annotations.NullMarked;
