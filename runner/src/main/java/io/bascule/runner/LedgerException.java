package io.bascule.runner;

import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The database's ledger and the history do not fit each other. Nothing was changed. */
public final class LedgerException extends RunnerException {
  private static final long serialVersionUID = 1L;

  /** What does not fit. */
  public enum Kind {
    /** The database is at revisions that the history does not have. */
    UNKNOWN_REVISION,
    /** A revision was edited after it was applied. */
    EDITED_REVISION,
    /** A revision is not applied, and one that comes after it is. */
    MISSING_PARENT,
    /** A revision was begun and neither finished nor taken back. */
    UNFINISHED_REVISION,
    /** The database was changed by another run while this one waited. */
    CHANGED_MEANWHILE,
    /** A newer release has written the ledger. */
    NEWER_LAYOUT,
    /** What is called as the ledger is none, or says what no release writes. */
    DAMAGED_LEDGER,
    /** A revision would make another schema the default, in which nobody would find the ledger. */
    OTHER_SCHEMA
  }

  private final Kind kind;
  private final transient List<LedgerRow> rows;

  private LedgerException(Kind kind, List<LedgerRow> rows, Refusal refusal) {
    super(refusal, null);
    this.kind = kind;
    this.rows = rows;
  }

  /** What does not fit. */
  public Kind kind() {
    return kind;
  }

  /** The lines of the ledger that do not fit. */
  public List<LedgerRow> rows() {
    return rows;
  }

  static LedgerException unknown(String what, List<LedgerRow> unknown, History history) {
    String ids = String.join(", ", unknown.stream().map(LedgerRow::revision).toList());
    return new LedgerException(
        Kind.UNKNOWN_REVISION,
        unknown,
        Refusal.of(
                "Cannot %s: the database is at %s, which the history does not have."
                    .formatted(what, ids))
            .facts("applied", unknown.stream().map(LedgerException::row).toList())
            .facts(
                history.heads().size() == 1 ? "head" : "heads",
                history.heads().stream().map(RunnerException::row).toList())
            .tryThis("git pull   to have the revisions that others have written"));
  }

  static LedgerException edited(String what, LedgerRow row, HistoryEntry entry) {
    return new LedgerException(
        Kind.EDITED_REVISION,
        List.of(row),
        Refusal.of("Cannot %s: %s was edited after it was applied.".formatted(what, entry.id()))
            .facts("revision", List.of(row(entry)))
            .fact("applied", Moments.forPeople(row.at()) + " by " + row.who())
            .fact("then", row.fingerprint().toString())
            .fact("now", entry.header().fingerprint().toString())
            .tryThis(
                "take the edit of %s back, and make a revision of its own of it"
                    .formatted(entry.header().origin()))
            .fact("or", toldOf(row, entry)));
  }

  /** What has been done stays as it is, so that a mended way back may be taken as it is now. */
  private static String toldOf(LedgerRow row, HistoryEntry entry) {
    return "if only its downgrade(…) was edited, in the database:\nUPDATE %s SET fingerprint = '%s' WHERE seq = %d"
        .formatted(History.LEDGER, entry.header().fingerprint(), row.sequence());
  }

  static LedgerException missingParent(String what, HistoryEntry missing, LedgerRow child) {
    return new LedgerException(
        Kind.MISSING_PARENT,
        List.of(child),
        Refusal.of(
                "Cannot %s: %s is not applied, but %s that comes after it is."
                    .formatted(what, missing.id(), child.revision()))
            .facts("missing", List.of(row(missing)))
            .facts("applied", List.of(row(child)))
            .tryThis(
                "let %s come after the head, in the RevisionInfo of %s"
                    .formatted(missing.id(), missing.header().origin())));
  }

  static LedgerException unfinished(String what, LedgerRow row) {
    String verb = row.direction() == Direction.UP ? "upgrade to" : "downgrade from";
    return new LedgerException(
        Kind.UNFINISHED_REVISION,
        List.of(row),
        Refusal.of(
                "Cannot %s: the %s %s was begun and did not end."
                    .formatted(what, verb, row.revision()))
            .facts("begun", List.of(row(row)))
            .fact("reason", "some of its statements last at once, so they could not be taken back")
            .fact("either", "another run is at it now: wait for it")
            .fact("or", "it was broken off: finish it or take it back by hand, and then")
            .tryThis(
                "UPDATE %s SET state = 'done' WHERE seq = %d;   ('undone' if it was taken back)"
                    .formatted(History.LEDGER, row.sequence())));
  }

  static LedgerException changed(String what, List<LedgerRow> applied) {
    return new LedgerException(
        Kind.CHANGED_MEANWHILE,
        applied,
        Refusal.of(
                "Cannot %s: another run has applied further revisions meanwhile.".formatted(what))
            .facts("applied", applied.stream().map(LedgerException::row).toList())
            .tryThis("bascule current   and then the same again, if it is still wanted"));
  }

  static LedgerException newer(int layout, String tool) {
    return new LedgerException(
        Kind.NEWER_LAYOUT,
        List.of(),
        Refusal.of("Cannot read the ledger: a newer Bascule has written it.")
            .fact("layout", layout + "; this release reads up to " + LedgerTable.LAYOUT)
            .fact("tool", tool)
            .tryThis("use the release that wrote it, or a later one"));
  }

  static LedgerException foreign(String table, List<String> missing) {
    return new LedgerException(
        Kind.DAMAGED_LEDGER,
        List.of(),
        Refusal.of("Cannot read the ledger: the table %s is not one.".formatted(table))
            .fact("missing", "column " + String.join(", column ", missing))
            .tryThis("rename that table, or connect with another schema"));
  }

  static LedgerException damaged(long sequence, String column, String value) {
    return new LedgerException(
        Kind.DAMAGED_LEDGER,
        List.of(),
        Refusal.of("Cannot read the ledger: no release writes what one of its lines says.")
            .fact("line", "%s %d".formatted("seq", sequence))
            .fact("says", "%s = '%s'".formatted(column, value))
            .tryThis(
                "SELECT * FROM %s WHERE seq = %d;   and mend what somebody edited by hand"
                    .formatted(History.LEDGER, sequence)));
  }

  static LedgerException moved(
      String what, @Nullable String before, @Nullable String after, HistoryEntry entry) {
    return new LedgerException(
        Kind.OTHER_SCHEMA,
        List.of(),
        Refusal.of(
                "Cannot %s: it would make %s the connection's schema in the place of %s."
                    .formatted(what, schema(after), schema(before)))
            .facts("revision", List.of(row(entry)))
            .fact("reason", "the ledger and the tables are looked for in the connection's schema")
            .tryThis(
                before == null
                    ? "connect with a schema that is there"
                    : "connect with %s as the schema, such as by ?currentSchema=%s behind the URL"
                        .formatted(before, before)));
  }

  private static String schema(@Nullable String schema) {
    return schema == null ? "none" : schema;
  }

  private static List<String> row(LedgerRow row) {
    return List.of(row.revision(), row.message(), Moments.forPeople(row.at()), "by " + row.who());
  }
}
