package io.bascule.generator;

import io.bascule.revision.Place;
import java.nio.file.Path;
import java.util.List;

/**
 * What the source of a revision says of itself.
 *
 * @param path where it was read
 * @param packageName its package, or the empty string
 * @param className the simple name of its class
 * @param id its id
 * @param place where it stands among the others
 * @param message one line on what it does, or the empty string
 * @param created when it was written, as its annotation says it, or the empty string
 * @param fingerprint 64 hexadecimal digits that stay the same as long as the source means the same:
 *     its layout, its comments, its line endings and needless imports are no part of it
 */
public record RevisionFile(
    Path path,
    String packageName,
    String className,
    String id,
    Place place,
    String message,
    String created,
    String fingerprint) {
  /** The ids of the revisions that it comes after. */
  public List<String> after() {
    return place.after();
  }

  /** {@code shop.revisions.V20261120_0843_orders_get_a_state}. */
  public String qualifiedName() {
    return packageName.isEmpty() ? className : packageName + "." + className;
  }
}
