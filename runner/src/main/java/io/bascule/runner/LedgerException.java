package io.bascule.runner;

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
    UNKNOWN_REVISION("revision-without-file"),
    /** The database has some of what a revision replaces, and files are gone. */
    PARTLY_REPLACED("partly-squashed"),
    /** A revision was edited after it was applied. */
    EDITED_REVISION("edited-revision"),
    /** A revision is not applied, and one that comes after it is. */
    MISSING_PARENT("revision-left-out"),
    /** A revision was begun and neither finished nor taken back. */
    UNFINISHED_REVISION("unfinished-revision"),
    /** The database was changed by another run while this one waited. */
    CHANGED_MEANWHILE("changed-meanwhile"),
    /** A newer release has written the ledger. */
    NEWER_LAYOUT("newer-ledger"),
    /** The ledger does not keep the way back of a revision whose file is gone. */
    NOT_KEPT("way-back-not-kept"),
    /** What is called as the ledger is none, or says what no release writes. */
    DAMAGED_LEDGER("damaged-ledger"),
    /** A revision would make another schema the default, in which nobody would find the ledger. */
    OTHER_SCHEMA("other-schema");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** What {@code bascule explain} tells about it. */
    public String code() {
      return code;
    }
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

  /** That something cannot be done because the ledger and the history do not fit. */
  static LedgerException of(String what, LedgerFinding finding) {
    return new LedgerException(finding.kind(), finding.rows(), finding.refused(what));
  }

  static LedgerException changed(String what, List<LedgerRow> applied) {
    return new LedgerException(
        Kind.CHANGED_MEANWHILE,
        applied,
        Refusal.of(
                Kind.CHANGED_MEANWHILE.code(),
                "Cannot %s: another run has applied further revisions meanwhile.".formatted(what))
            .facts("applied", applied.stream().map(LedgerException::row).toList())
            .tryThis("bascule current   # and then the same again, if it is still wanted"));
  }

  static LedgerException newer(int layout, String tool) {
    return new LedgerException(
        Kind.NEWER_LAYOUT,
        List.of(),
        Refusal.of(
                Kind.NEWER_LAYOUT.code(), "Cannot read the ledger: a newer Bascule has written it.")
            .fact("layout", layout + "; this release reads up to " + LedgerTable.LAYOUT)
            .fact("tool", tool)
            .tryThis("use the release that wrote it, or a later one"));
  }

  static LedgerException foreign(String table, List<String> missing) {
    return new LedgerException(
        Kind.DAMAGED_LEDGER,
        List.of(),
        Refusal.of(
                Kind.DAMAGED_LEDGER.code(),
                "Cannot read the ledger: the table %s is not one.".formatted(table))
            .fact("missing", "column " + String.join(", column ", missing))
            .tryThis("rename that table, or connect with another schema"));
  }

  static LedgerException damaged(long sequence, String column, String value) {
    return new LedgerException(
        Kind.DAMAGED_LEDGER,
        List.of(),
        Refusal.of(
                Kind.DAMAGED_LEDGER.code(),
                "Cannot read the ledger: no release writes what one of its lines says.")
            .fact("line", "%s %d".formatted("seq", sequence))
            .fact("says", "%s = '%s'".formatted(column, value))
            .tryThis(
                "SELECT * FROM %s WHERE seq = %d;   and mend what somebody edited by hand"
                    .formatted(History.LEDGER, sequence)));
  }

  static LedgerException notKept(String what, LedgerRow row, String why) {
    return new LedgerException(
        Kind.NOT_KEPT,
        List.of(row),
        Refusal.of(
                Kind.NOT_KEPT.code(),
                "Cannot %s: the way back from %s is not kept.".formatted(what, row.revision()))
            .facts("applied", List.of(row(row)))
            .fact("reason", why)
            .tryThis(
                "git pull   or git log --all -S %s   to have its file".formatted(row.revision()))
            .fact("or", "take it back by hand, and then bascule stamp --purge REVISION"));
  }

  static LedgerException grownOver(String what, LedgerRow row, LedgerRow child) {
    return new LedgerException(
        Kind.NOT_KEPT,
        List.of(row),
        Refusal.of(
                Kind.NOT_KEPT.code(),
                "Cannot %s: %s comes after %s, and the history has it."
                    .formatted(what, child.revision(), row.revision()))
            .facts("unknown", List.of(row(row)))
            .facts("known", List.of(row(child)))
            .tryThis("git pull   to have the file of %s".formatted(row.revision())));
  }

  static LedgerException moved(
      String what, @Nullable String before, @Nullable String after, HistoryEntry entry) {
    return new LedgerException(
        Kind.OTHER_SCHEMA,
        List.of(),
        Refusal.of(
                Kind.OTHER_SCHEMA.code(),
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

  static List<String> row(LedgerRow row) {
    return List.of(row.revision(), row.message(), Moments.forPeople(row.at()), "by " + row.who());
  }
}
