package io.bascule.dsl;

/**
 * A column of arrays, or of a type in the words of one database, with a foreign key.
 *
 * @param <T> the Java type of its values
 */
public final class OtherReference<T> extends Column<T>
    implements CollationModifiers<T, OtherReference<T>>, ForeignKeyModifiers<OtherReference<T>> {
  OtherReference(OtherColumn<T> column) {
    super(column);
  }
}
