/**
 * What a SQLite database says of itself, in a normal form: its pragmas, and its stored statements
 * taken apart. Its door is {@link io.bascule.testkit.internal.sqlite.SqliteFacts}. It judges what
 * Bascule does, so it must know nothing of Bascule's model, differ and reader.
 */
@NullMarked
package io.bascule.testkit.internal.sqlite;

import org.jspecify.annotations.NullMarked;
