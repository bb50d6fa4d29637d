package io.bascule.dsl;

import io.bascule.schema.ConstraintName;
import io.bascule.schema.Declare;
import io.bascule.schema.Expression;
import io.bascule.schema.SequenceOptions;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What a table and a group of columns can declare. */
abstract sealed class Elements extends Types permits Columns, Table {
  Elements() {}

  /** The columns of a group and all that belongs to them, here and in this order. */
  protected final <G extends Columns> G include(Supplier<G> group) {
    G made = Mistake.present(group, "a group of columns").get();
    parts().include(made.parts());
    return made;
  }

  /** The primary key. */
  protected final PrimaryKey primaryKey(Sortable... columns) {
    return parts().add(new PrimaryKey(parts(), Key.all("a primary key", columns)));
  }

  /** No two rows have the same values in these columns. */
  protected final Unique unique(Sortable... columns) {
    return parts().add(new Unique(parts(), Key.all("a unique constraint", columns)));
  }

  /** A rule that every row keeps. */
  protected final Check check(String name, Value<Boolean> rule) {
    return check(ConstraintName.of(Mistake.present(name, "a check")), rule);
  }

  /** A rule that every row keeps, named by the naming convention. */
  protected final Check check(Value<Boolean> rule) {
    return check(ConstraintName.NONE, rule);
  }

  private Check check(ConstraintName name, Value<Boolean> rule) {
    Expression expression = Mistake.present(rule, "check " + name).expression();
    return parts().add(new Check(parts(), name, expression));
  }

  /** A constraint in the database's own words: everything after {@code CONSTRAINT name}. */
  protected final OtherConstraint constraint(String name, String definition) {
    return parts().add(new OtherConstraint(parts(), name, definition));
  }

  /** An index of that name: {@code index("ix_orders_open").on(userId, total.desc())}. */
  protected final Index.Begun index(String name) {
    return new Index.Begun(parts().add(new Index(parts(), Mistake.present(name, "an index"))));
  }

  /** An index named by the naming convention. */
  protected final Index.Begun index() {
    return new Index.Begun(parts().add(new Index(parts(), "")));
  }

  /** A sequence of that name ({@code schema.name}) that stands for itself (PostgreSQL). */
  protected final Sequence sequence(String name) {
    return sequence(name, options -> options);
  }

  /** A sequence that stands for itself, with that range and steps (PostgreSQL). */
  protected final Sequence sequence(String name, UnaryOperator<SequenceOptions> options) {
    var sequence =
        Declare.sequence(Mistake.present(name, "a sequence"))
            .withOptions(options.apply(SequenceOptions.DEFAULT));
    return parts().add(new Sequence(parts(), sequence));
  }

  /** The foreign key of that column. */
  protected final <A> KeyColumns.One<A> foreignKey(Column<A> column) {
    return new KeyColumns.One<>(parts(), names(column));
  }

  /** The foreign key of these columns. */
  protected final <A, B> KeyColumns.Two<A, B> foreignKey(Column<A> first, Column<B> second) {
    return new KeyColumns.Two<>(parts(), names(first, second));
  }

  /** The foreign key of these columns. */
  protected final <A, B, C> KeyColumns.Three<A, B, C> foreignKey(
      Column<A> first, Column<B> second, Column<C> third) {
    return new KeyColumns.Three<>(parts(), names(first, second, third));
  }

  /** The foreign key of these columns. */
  protected final <A, B, C, D> KeyColumns.Four<A, B, C, D> foreignKey(
      Column<A> first, Column<B> second, Column<C> third, Column<D> fourth) {
    return new KeyColumns.Four<>(parts(), names(first, second, third, fourth));
  }

  /** The foreign key of the columns of these names, however many. */
  protected final KeyColumns foreignKey(String... columns) {
    return new KeyColumns.Any(parts(), List.of(columns));
  }

  private static List<String> names(Column<?>... columns) {
    return List.of(Names.of("a foreign key", columns));
  }
}
