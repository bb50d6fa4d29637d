package io.bascule.revision;

import io.bascule.schema.Explained;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Revisions that do not make a history, or a history that does not lead where somebody wants. */
public final class HistoryException extends RuntimeException implements Explained {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Kind {
    /** The revisions do not make a history: a circle, an unknown parent, one id twice. */
    BROKEN,
    /** There are several heads where one is needed. */
    SEVERAL_HEADS,
    /** No revision, or more than one, is of that id. */
    UNKNOWN_REVISION,
    /** The target cannot be reached on that way, or it is no target. */
    UNREACHABLE,
    /** A revision on the way says that it cannot be taken back. */
    IRREVERSIBLE,
    /** The changes do not fit together. */
    UNFOLDABLE,
    /** Branches that shall be joined have changes that stand in each other's way. */
    CONFLICT
  }

  private final String code;
  private final Kind kind;
  private final transient List<RevisionHeader> revisions;

  HistoryException(
      Kind kind, List<HistoryEntry> entries, Refusal refusal, @Nullable Throwable cause) {
    super(refusal.text(), cause);
    this.code = refusal.code();
    this.kind = kind;
    this.revisions = entries.stream().map(HistoryEntry::header).toList();
  }

  static HistoryException of(Kind kind, List<HistoryEntry> entries, Refusal refusal) {
    return new HistoryException(kind, entries, refusal, null);
  }

  @Override
  public String code() {
    return code;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  /** The revisions that the message names. */
  public List<RevisionHeader> revisions() {
    return revisions;
  }

  static List<List<String>> rows(List<HistoryEntry> entries) {
    return entries.stream().map(HistoryException::row).toList();
  }

  static List<String> row(HistoryEntry entry) {
    return List.of(entry.id(), entry.header().message(), entry.header().origin());
  }
}
