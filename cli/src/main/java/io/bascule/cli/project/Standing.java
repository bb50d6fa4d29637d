package io.bascule.cli.project;

import io.bascule.operation.Operations;
import io.bascule.revision.RevisionHeader;
import io.bascule.runner.Ledger;
import io.bascule.runner.LedgerFinding;
import io.bascule.runner.Underway;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a database stands.
 *
 * @param url its URL, without passwords
 * @param product its product and version
 * @param ledger what was done to it
 * @param underway the revisions that were begun and did not end
 * @param heads the heads of the history
 * @param pending the revisions that it does not have yet
 * @param findings in what the ledger and the history do not fit
 * @param drift what somebody did to it besides its revisions; null where that cannot be told
 *     because its revisions do not say all of it
 */
public record Standing(
    String url,
    String product,
    Ledger ledger,
    List<Underway> underway,
    List<RevisionHeader> heads,
    List<RevisionHeader> pending,
    List<LedgerFinding> findings,
    @Nullable Operations drift) {
  public Standing {
    underway = List.copyOf(underway);
    heads = List.copyOf(heads);
    pending = List.copyOf(pending);
    findings = List.copyOf(findings);
  }
}
