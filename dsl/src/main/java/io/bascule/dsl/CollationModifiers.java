package io.bascule.dsl;

/**
 * What can be said of a column of texts, and of one whose type only the database knows.
 *
 * @param <T> the Java type of its values
 * @param <C> what says it
 */
public sealed interface CollationModifiers<T, C> extends Modifiers<T, C>
    permits TextColumn, TextReference, OtherColumn, OtherReference {

  /** Compared and sorted by the collation of that name. */
  default C collate(String collation) {
    return Speech.change(this, own -> own.withCollation(collation));
  }
}
