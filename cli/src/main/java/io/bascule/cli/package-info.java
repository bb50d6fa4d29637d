/**
 * The front door: one class a command.
 *
 * <p>The only room that knows picocli and the console.
 */
@NullMarked
package io.bascule.cli;

import org.jspecify.annotations.NullMarked;
