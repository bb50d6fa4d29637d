/**
 * Backups: taken before it hurts, listed, brought back and pruned. The door is {@link
 * io.bascule.runner.backup.Backups}; how a database is copied is the dialect's word.
 */
@NullMarked
package io.bascule.runner.backup;

import org.jspecify.annotations.NullMarked;
