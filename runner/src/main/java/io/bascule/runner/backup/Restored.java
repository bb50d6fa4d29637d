package io.bascule.runner.backup;

import org.jspecify.annotations.Nullable;

/**
 * What was brought back.
 *
 * @param backup the backup
 * @param former a backup of what was there before; null if nobody wanted one
 */
public record Restored(Backup backup, @Nullable Backup former) {}
