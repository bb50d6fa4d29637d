package io.bascule.dsl;

import io.bascule.schema.Literal;
import java.util.List;
import java.util.function.Function;

/**
 * A column of a table: the type of the fields that declare columns. It may not be NULL unless it
 * says {@link Modifiers#nullable()}.
 *
 * @param <T> the Java type of its values
 */
public abstract sealed class Column<T> extends Value<T>
    permits PlainColumn,
        PlainReference,
        IntegerColumn,
        IntegerReference,
        NumberColumn,
        NumberReference,
        TextColumn,
        TextReference,
        OtherColumn,
        OtherReference {
  private final Definition definition;

  Column(Definition definition, Function<? super T, Literal> constants) {
    super(io.bascule.schema.Expression.column(definition.name()), constants);
    this.definition = definition;
  }

  /** The column as it was before it got a foreign key. */
  Column(Column<T> same) {
    this(same.definition, same.constants());
  }

  /** Its name in the database. */
  public final String name() {
    return definition.name();
  }

  final Definition definition() {
    return definition;
  }

  final <R extends Table> void point(
      Class<R> table, Function<? super R, ? extends Column<?>> column) {
    definition.link(
        new ForeignKey(
            definition.parts(), List.of(name()), new Target.Typed<>(table, List.of(column))));
  }

  final void point(String table, String... columns) {
    definition.link(
        new ForeignKey(
            definition.parts(),
            List.of(name()),
            new Target.Untyped(Target.name(table), List.of(columns))));
  }
}
