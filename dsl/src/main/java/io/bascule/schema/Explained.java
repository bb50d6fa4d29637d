package io.bascule.schema;

/**
 * An error that has a page of its own: {@code bascule explain CODE} prints it.
 *
 * <p>Errors of one meaning share a code, whichever room they come from.
 */
public interface Explained {
  /** A short stable name of words, such as {@code several-heads}. */
  String code();
}
