/**
 * The sentences of the language: a revision says what goes up and what comes down, {@link
 * io.bascule.revision.Changes} records what it says, and the history puts revisions in order.
 *
 * <p>Its doors are {@link io.bascule.revision.Revision} for those who write revisions and the
 * history for those who read them. It knows nothing of databases.
 */
@NullMarked
package io.bascule.revision;

import org.jspecify.annotations.NullMarked;
