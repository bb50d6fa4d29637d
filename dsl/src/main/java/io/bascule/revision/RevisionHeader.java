package io.bascule.revision;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a revision says of itself before it says what it does.
 *
 * @param id its id
 * @param place where it stands among the others
 * @param message one line on what it does
 * @param created when it was written, as {@code 2026-11-20T08:43:00Z}; perhaps empty
 * @param fingerprint what tells it from an edited one
 * @param origin where it stands, for people: the name of its file or its class
 */
public record RevisionHeader(
    String id,
    Place place,
    String message,
    String created,
    Fingerprint fingerprint,
    String origin) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.]*");

  private static final Set<String> RESERVED = Set.of("head", "heads", "base", "current");

  /** The header of a revision that needs no more than an id and its parents. */
  public static RevisionHeader of(String id, String... after) {
    return new RevisionHeader(id, Place.after(after), "", "", Fingerprint.UNKNOWN, id);
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
      throw BrokenHistory.withoutHeader(type.getName());
    }
    return new RevisionHeader(
        info.id(),
        new Place(
            List.of(info.after()),
            List.of(info.dependsOn()),
            List.of(info.labels()),
            List.of(info.replaces())),
        info.message(),
        info.created(),
        Fingerprint.of(revision),
        type.getName());
  }

  /**
   * Whether a text can be a revision's id or the label of a branch: letters, digits, {@code _} and
   * {@code .}, and no word that targets are made of.
   */
  public static boolean isId(String text) {
    return ID.matcher(text).matches() && !RESERVED.contains(text);
  }

  /** The ids of the revisions that it comes after. */
  public List<String> after() {
    return place.after();
  }

  /** The same, standing elsewhere. */
  public RevisionHeader withPlace(Place other) {
    return new RevisionHeader(id, other, message, created, fingerprint, origin);
  }

  /** The same with another message. */
  public RevisionHeader withMessage(String other) {
    return new RevisionHeader(id, place, other, created, fingerprint, origin);
  }

  /** The same, written at another time. */
  public RevisionHeader withCreated(String other) {
    return new RevisionHeader(id, place, message, other, fingerprint, origin);
  }

  /** The same with another fingerprint. */
  public RevisionHeader withFingerprint(Fingerprint other) {
    return new RevisionHeader(id, place, message, created, other, origin);
  }

  /** The same, found elsewhere. */
  public RevisionHeader withOrigin(String other) {
    return new RevisionHeader(id, place, message, created, fingerprint, other);
  }
}
