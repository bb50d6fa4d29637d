/** What is told of backups, and which tables one is of. */
@NullMarked
package io.bascule.runner.backup;

import org.jspecify.annotations.NullMarked;
