package io.bascule.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Finds what the ledger keeps of a revision. */
final class KeptReading {
  private KeptReading() {}

  static Optional<KeptRevision> of(
      Connection connection, LedgerTable table, Ledger ledger, String prefix) throws SQLException {
    var ids = new TreeSet<String>();
    for (LedgerRow row : ledger.rows()) {
      if (row.revision().equals(prefix)) {
        return Optional.of(exactly(connection, table, ledger, prefix));
      }
      if (row.revision().startsWith(prefix)) {
        ids.add(row.revision());
      }
    }
    return ids.size() == 1
        ? Optional.of(exactly(connection, table, ledger, ids.first()))
        : Optional.empty();
  }

  private static KeptRevision exactly(
      Connection connection, LedgerTable table, Ledger ledger, String id) throws SQLException {
    List<LedgerRow> lines =
        ledger.rows().stream().filter(row -> row.revision().equals(id)).toList();
    LedgerRow told = lines.get(lines.size() - 1);
    for (int i = lines.size() - 1; i >= 0; i--) {
      LedgerRow row = lines.get(i);
      LedgerEntry.KeptText kept = table.kept(connection, row);
      if (kept.upgrade() != null) {
        return new KeptRevision(row, lines, kept.upgrade(), kept.downgrade());
      }
    }
    return new KeptRevision(told, lines, null, null);
  }
}
