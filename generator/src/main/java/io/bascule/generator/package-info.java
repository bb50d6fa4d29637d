/**
 * Writes revisions and schema classes down as Java, and reads revision sources without compiling
 * them.
 *
 * <p>The only room that knows Freemarker and JavaParser.
 */
@NullMarked
package io.bascule.generator;

import org.jspecify.annotations.NullMarked;
