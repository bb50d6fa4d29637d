/**
 * The shapes of sources, which are Freemarker's; how values are spelled in them is {@code
 * internal.spelling}.
 *
 * <p>Its door is {@link io.bascule.generator.internal.template.Templates}.
 */
@NullMarked
package io.bascule.generator.internal.template;

import org.jspecify.annotations.NullMarked;
