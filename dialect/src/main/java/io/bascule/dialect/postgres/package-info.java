/**
 * PostgreSQL: what each statement is, what it locks, and which of them need a step of their own.
 *
 * <p>Named nowhere outside, except where dialects are picked.
 */
@NullMarked
package io.bascule.dialect.postgres;

import org.jspecify.annotations.NullMarked;
