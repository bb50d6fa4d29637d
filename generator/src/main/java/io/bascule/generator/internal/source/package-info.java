/**
 * Java sources as syntax trees: what a revision's annotation says, and what a source means.
 *
 * <p>The only place that knows JavaParser.
 */
@NullMarked
package io.bascule.generator.internal.source;

import org.jspecify.annotations.NullMarked;
