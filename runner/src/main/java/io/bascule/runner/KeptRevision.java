package io.bascule.runner;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows of a revision, whether or not its file is there.
 *
 * @param row the line that tells of it
 * @param lines all lines that tell of it, the oldest first
 * @param upgradeText its way up as it was run; null if that was not kept
 * @param downgradeText its way back as it was planned then; null if that was not kept
 */
public record KeptRevision(
    LedgerRow row,
    List<LedgerRow> lines,
    @Nullable String upgradeText,
    @Nullable String downgradeText) {
  public KeptRevision {
    lines = List.copyOf(lines);
  }

  /** The statements of its way up as they were run, if they were kept. */
  public Optional<List<KeptStatement>> upgrade() {
    return Optional.ofNullable(upgradeText).map(KeptStatement::parse);
  }

  /** The statements of its way back as they were planned then, if they were kept. */
  public Optional<List<KeptStatement>> downgrade() {
    return Optional.ofNullable(downgradeText).map(KeptStatement::parse);
  }
}
