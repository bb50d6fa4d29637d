package io.bascule.dsl;

/**
 * A column about which nothing special can be said, with a foreign key.
 *
 * @param <T> the Java type of its values
 */
public final class PlainReference<T> extends Column<T>
    implements Modifiers<T, PlainReference<T>>, ForeignKeyModifiers<PlainReference<T>> {
  PlainReference(PlainColumn<T> column) {
    super(column);
  }
}
