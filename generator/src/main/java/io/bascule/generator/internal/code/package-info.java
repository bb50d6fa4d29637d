/**
 * Java as text: constants and names as the language wants them, imports, and the breaking of long
 * expressions over lines.
 *
 * <p>Its doors are {@link io.bascule.generator.internal.code.Layout} for lines and {@link
 * io.bascule.generator.internal.code.Words} for single words. It knows nothing of schemas.
 */
@NullMarked
package io.bascule.generator.internal.code;

import org.jspecify.annotations.NullMarked;
