package io.bascule.generator;

import io.bascule.operation.Operations;
import io.bascule.revision.Place;
import java.time.Instant;
import java.util.List;

/**
 * A revision that is to be written down.
 *
 * @param id its id
 * @param place where it stands among the others
 * @param message one line on what it does; may be empty
 * @param created when it is written; its class is named after that minute, in UTC
 * @param packageName the package of its class, or the empty string
 * @param upgrade what leads to it
 * @param downgrade what leads back
 * @param irreversible why nothing leads back; empty if something does
 */
public record RevisionDraft(
    String id,
    Place place,
    String message,
    Instant created,
    String packageName,
    Operations upgrade,
    Operations downgrade,
    String irreversible) {
  /** A revision from which a way leads back. */
  public RevisionDraft(
      String id,
      Place place,
      String message,
      Instant created,
      String packageName,
      Operations upgrade,
      Operations downgrade) {
    this(id, place, message, created, packageName, upgrade, downgrade, "");
  }

  /** The revision whose way back is the inverse of its way there. */
  public static RevisionDraft of(
      String id,
      List<String> after,
      String message,
      Instant created,
      String packageName,
      Operations upgrade) {
    return new RevisionDraft(
        id, Place.after(after), message, created, packageName, upgrade, upgrade.inverse());
  }

  /** A revision to be filled by hand. */
  public static RevisionDraft blank(
      String id, List<String> after, String message, Instant created, String packageName) {
    return of(id, after, message, created, packageName, Operations.NONE);
  }

  /** Whether it changes nothing yet, and joins nothing either. */
  boolean isBlank() {
    return upgrade.isEmpty()
        && downgrade.isEmpty()
        && irreversible.isEmpty()
        && place.after().size() < 2
        && place.replaces().isEmpty();
  }
}
