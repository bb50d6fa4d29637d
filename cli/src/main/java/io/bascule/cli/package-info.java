/**
 * The front door: one class a command. Commands read the line, ask {@link
 * io.bascule.cli.project.Project}, and print; nothing else is decided here.
 */
@NullMarked
package io.bascule.cli;

import org.jspecify.annotations.NullMarked;
