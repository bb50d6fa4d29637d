/** Backups on real databases: taken while others write, brought back, and refused. */
@NullMarked
package io.bascule.laws.backup;

import org.jspecify.annotations.NullMarked;
