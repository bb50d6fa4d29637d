package io.bascule.dsl;

/** A column of texts, with a foreign key. */
public final class TextReference extends Column<String>
    implements CollationModifiers<String, TextReference>, ForeignKeyModifiers<TextReference> {
  TextReference(TextColumn column) {
    super(column);
  }
}
