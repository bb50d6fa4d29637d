/**
 * SQLite: native ALTER where the connected version has it, one rebuild a table for the rest.
 *
 * <p>Named nowhere outside, except where dialects are picked.
 */
@NullMarked
package io.bascule.dialect.sqlite;

import org.jspecify.annotations.NullMarked;
