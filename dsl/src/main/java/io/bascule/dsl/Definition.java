package io.bascule.dsl;

import io.bascule.schema.Column;
import io.bascule.schema.Type;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A column while it is being declared: what its modifiers have said so far. */
final class Definition {
  private final Parts parts;
  private final String line = Line.here();
  private Column column;
  private @Nullable String former;
  private @Nullable ForeignKey link;
  private UnaryOperator<Object> reading = UnaryOperator.identity();

  Definition(Parts parts, Column column) {
    this.parts = parts;
    this.column = column;
  }

  String name() {
    return column.name();
  }

  String line() {
    return line;
  }

  Column column() {
    return column;
  }

  Parts parts() {
    return parts;
  }

  void change(UnaryOperator<Column> change) {
    parts.refuseIfFrozen("column " + name(), line);
    column = change.apply(column);
  }

  @Nullable String former() {
    return former;
  }

  void renamedFrom(String name) {
    parts.refuseIfFrozen("column " + name(), line);
    former = Mistake.present(name, "column " + name());
  }

  /** Says what becomes of a value that was read from the database. */
  void readBy(UnaryOperator<Object> other) {
    reading = other;
  }

  Object read(Object value) {
    return reading.apply(value);
  }

  void becomeArray() {
    if (column.defaultValue() != null) {
      throw Mistake.tooLate(name(), "array()", line);
    }
    change(own -> own.withType(Type.arrayOf(own.type())));
  }

  @Nullable ForeignKey link() {
    return link;
  }

  void link(ForeignKey key) {
    link = parts.add(key);
  }
}
