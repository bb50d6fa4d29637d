package io.bascule.dsl;

import io.bascule.schema.Expression;
import java.util.List;
import java.util.function.UnaryOperator;

/** An index of a table. */
public final class Index {
  private final Parts parts;
  private final String line = Line.here();
  private io.bascule.schema.Index index;

  Index(Parts parts, String name) {
    this.parts = parts;
    index = io.bascule.schema.Index.of(name, List.of());
  }

  String line() {
    return line;
  }

  io.bascule.schema.Index index() {
    return index;
  }

  private Index change(UnaryOperator<io.bascule.schema.Index> change) {
    parts.refuseIfFrozen("index " + index.name(), line);
    index = change.apply(index);
    return this;
  }

  /** No two rows have the same keys. */
  public Index unique() {
    return change(io.bascule.schema.Index::unique);
  }

  /** Over those rows only for which the condition is true. */
  public Index where(Value<Boolean> condition) {
    Expression predicate = Mistake.present(condition, "index " + index.name()).expression();
    return change(own -> own.where(predicate));
  }

  /** With columns that it carries besides (PostgreSQL). */
  public Index including(Column<?>... columns) {
    return change(own -> own.including(Names.of("index " + own.name(), columns)));
  }

  /** With another of PostgreSQL's access methods, such as {@code gin}. */
  public Index using(String method) {
    return change(own -> own.using(method));
  }

  /** Two NULLs count as equal to a unique index (PostgreSQL 15 and later). */
  public Index nullsNotDistinct() {
    return change(io.bascule.schema.Index::nullsNotDistinct);
  }

  /** With one of PostgreSQL's storage parameters, such as {@code fillfactor}. */
  public Index parameter(String parameter, String value) {
    return change(own -> own.with(parameter, value));
  }

  /** The database keeps that comment. */
  public Index comment(String text) {
    return change(own -> own.withComment(text));
  }

  /** An index of which its keys are still to be said. */
  public static final class Begun {
    private final Index index;

    Begun(Index index) {
      this.index = index;
    }

    /** On these columns and expressions, in this order. */
    public Index on(Sortable... keys) {
      return index.change(own -> own.withKeys(Key.all("index " + own.name(), keys)));
    }
  }
}
