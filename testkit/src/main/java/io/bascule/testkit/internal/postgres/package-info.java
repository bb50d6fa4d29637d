/**
 * What a PostgreSQL database says of itself, by its own {@code pg_get_*def} functions. Its door is
 * {@link io.bascule.testkit.internal.postgres.PostgresFacts}. It judges what Bascule does, so it
 * must know nothing of Bascule's model, differ and reader.
 */
@NullMarked
package io.bascule.testkit.internal.postgres;

import org.jspecify.annotations.NullMarked;
