/** The commands as a user runs them: right input, and wrong input with its clear error. */
@NullMarked
package io.bascule.laws.cli;

import org.jspecify.annotations.NullMarked;
