/**
 * The sentences: revisions, the operations they record, and the history that they form.
 *
 * <p>Knows no database: a history is folded from its operations alone.
 */
@NullMarked
package io.bascule.revision;

import org.jspecify.annotations.NullMarked;
