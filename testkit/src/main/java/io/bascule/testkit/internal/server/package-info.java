/**
 * A PostgreSQL server as files and processes: unpacked, given a data folder, started without root's
 * rights, stopped and swept away. Its door is {@link io.bascule.testkit.internal.server.Server}. It
 * must not know JDBC, nor anything of Bascule.
 */
@NullMarked
package io.bascule.testkit.internal.server;

import org.jspecify.annotations.NullMarked;
