package io.bascule.cli.project;

import io.bascule.revision.Refusal;

/**
 * Something that is not in order.
 *
 * @param code what {@code bascule explain} tells about it
 * @param text what it is, in several lines perhaps, with what mends it
 */
public record Finding(String code, String text) {
  static Finding of(Refusal refusal) {
    return new Finding(refusal.code(), refusal.text());
  }
}
