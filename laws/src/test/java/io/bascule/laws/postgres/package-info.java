/**
 * What PostgreSQL makes of each change: forth and back on a real server, with rows.
 *
 * <p>{@code -Dbascule.testkit.postgres=} names the binaries of another version.
 */
@NullMarked
package io.bascule.laws.postgres;

import org.jspecify.annotations.NullMarked;
