package io.bascule.dsl;

import io.bascule.schema.Conflict;
import io.bascule.schema.Generated;

/**
 * What can be said of any column, in any order.
 *
 * @param <T> the Java type of its values
 * @param <C> what says it
 */
public sealed interface Modifiers<T, C>
    permits PlainColumn, PlainReference, NumberModifiers, CollationModifiers {

  /** It may be NULL. */
  default C nullable() {
    return Speech.change(this, io.bascule.schema.Column::asNullable);
  }

  /** It alone is the primary key. */
  default C primaryKey() {
    var definition = Speech.definition(this);
    definition.parts().add(new PrimaryKey(definition.parts(), Speech.keys(this)));
    return Speech.self(this);
  }

  /** It alone is the primary key, which has that name. */
  default C primaryKey(String name) {
    var definition = Speech.definition(this);
    definition.parts().add(new PrimaryKey(definition.parts(), Speech.keys(this)).named(name));
    return Speech.self(this);
  }

  /** No two rows have the same value in it. */
  default C unique() {
    var definition = Speech.definition(this);
    definition.parts().add(new Unique(definition.parts(), Speech.keys(this)));
    return Speech.self(this);
  }

  /** No two rows have the same value in it, by a constraint of that name. */
  default C unique(String name) {
    var definition = Speech.definition(this);
    definition.parts().add(new Unique(definition.parts(), Speech.keys(this)).named(name));
    return Speech.self(this);
  }

  /** A row that does not say gets the constant. */
  default C defaultTo(T constant) {
    return Speech.withDefault(this, Speech.<T>value(this).constant(constant));
  }

  /** A row that does not say gets what the expression gives. */
  default C defaultTo(Value<T> expression) {
    return Speech.withDefault(this, Speech.expression(this, expression));
  }

  /** Computed from other columns when the row is written, and kept in it. */
  default C storedAs(Value<T> expression) {
    var generated = new Generated(Speech.expression(this, expression), Generated.Storage.STORED);
    return Speech.change(this, own -> own.withGenerated(generated));
  }

  /** Computed from other columns whenever it is read. */
  default C virtualAs(Value<T> expression) {
    var generated = new Generated(Speech.expression(this, expression), Generated.Storage.VIRTUAL);
    return Speech.change(this, own -> own.withGenerated(generated));
  }

  /** The database keeps that comment. */
  default C comment(String text) {
    return Speech.change(this, own -> own.withComment(text));
  }

  /** It is the column that had that name before; the hint may go when all databases know. */
  default C renamedFrom(String name) {
    Speech.definition(this).renamedFrom(name);
    return Speech.self(this);
  }

  /** What SQLite does with a NULL that may not be. */
  default C onNull(Conflict clause) {
    return Speech.change(this, own -> own.withOnNull(clause));
  }
}
