package io.bascule.revision;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a revision says of itself before it says what it does.
 *
 * @param id its id
 * @param after the ids of the revisions that it comes after; none for the first
 * @param message one line on what it does
 * @param created when it was written, as {@code 2026-11-20T08:43:00Z}; perhaps empty
 * @param fingerprint what tells it from an edited one
 * @param origin where it stands, for people: the name of its file or its class
 */
public record RevisionHeader(
    String id,
    List<String> after,
    String message,
    String created,
    Fingerprint fingerprint,
    String origin) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.]*");

  public RevisionHeader {
    after = List.copyOf(after);
  }

  /** The header of a revision that needs no more than an id and its parents. */
  public static RevisionHeader of(String id, String... after) {
    return new RevisionHeader(id, List.of(after), "", "", Fingerprint.UNKNOWN, id);
  }

  /**
   * The header that a revision's class carries.
   *
   * @throws HistoryException if the class carries none
   */
  public static RevisionHeader of(Revision revision) {
    Class<?> type = revision.getClass();
    RevisionInfo info = type.getAnnotation(RevisionInfo.class);
    if (info == null) {
      throw HistoryException.withoutHeader(type.getName());
    }
    return new RevisionHeader(
        info.id(),
        List.of(info.after()),
        info.message(),
        info.created(),
        Fingerprint.of(revision),
        type.getName());
  }

  /** Whether a text can be a revision's id: letters, digits, {@code _} and {@code .} */
  static boolean isId(String text) {
    return ID.matcher(text).matches() && !text.equals("head") && !text.equals("base");
  }

  /** The same with another message. */
  public RevisionHeader withMessage(String other) {
    return new RevisionHeader(id, after, other, created, fingerprint, origin);
  }

  /** The same, written at another time. */
  public RevisionHeader withCreated(String other) {
    return new RevisionHeader(id, after, message, other, fingerprint, origin);
  }

  /** The same with another fingerprint. */
  public RevisionHeader withFingerprint(Fingerprint other) {
    return new RevisionHeader(id, after, message, created, other, origin);
  }

  /** The same, found elsewhere. */
  public RevisionHeader withOrigin(String other) {
    return new RevisionHeader(id, after, message, created, fingerprint, other);
  }
}
