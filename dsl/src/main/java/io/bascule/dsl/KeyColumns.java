package io.bascule.dsl;

import io.bascule.schema.QualifiedName;
import java.util.List;
import java.util.function.Function;

/** The columns of a foreign key of which is still to be said where it points to. */
public abstract sealed class KeyColumns {
  private final Parts parts;
  private final List<String> columns;
  private final Parts.Unfinished unfinished;

  KeyColumns(Parts parts, List<String> columns) {
    this.parts = parts;
    this.columns = columns;
    this.unfinished = parts.begin("the foreign key on (" + String.join(", ", columns) + ")");
  }

  /**
   * They point to a table that is not declared here, or to columns of other Java types.
   *
   * @param table the other table's name, as {@code table} or {@code schema.table}
   * @param referenced its columns; none for its primary key, as SQLite allows
   */
  public final ForeignKey referencesTable(String table, String... referenced) {
    return referencesTable(Target.name(table), referenced);
  }

  /**
   * They point to a table that is not declared here, or to columns of other Java types.
   *
   * @param table the other table's name
   * @param referenced its columns; none for its primary key, as SQLite allows
   */
  public final ForeignKey referencesTable(QualifiedName table, String... referenced) {
    return key(new Target.Untyped(table, List.of(referenced)));
  }

  final ForeignKey key(Target target) {
    parts.finish(unfinished);
    return parts.add(new ForeignKey(parts, columns, target));
  }

  /**
   * A column.
   *
   * @param <A> the Java type of the first
   */
  public static final class One<A> extends KeyColumns {
    One(Parts parts, List<String> columns) {
      super(parts, columns);
    }

    /**
     * It points to that column of another table of the schema, or of its own.
     *
     * @param table the class that declares the other table
     * @param column says which column of it
     */
    public <R extends Table> ForeignKey references(
        Class<R> table, Function<? super R, ? extends Column<A>> column) {
      return key(new Target.Typed<>(table, List.of(column)));
    }
  }

  /**
   * Two columns.
   *
   * @param <A> the Java type of the first
   * @param <B> the Java type of the second
   */
  public static final class Two<A, B> extends KeyColumns {
    Two(Parts parts, List<String> columns) {
      super(parts, columns);
    }

    /**
     * They point to these columns of another table of the schema, or of their own.
     *
     * @param table the class that declares the other table
     * @param first says which column of it the first points to
     * @param second says which column of it the second points to
     */
    public <R extends Table> ForeignKey references(
        Class<R> table,
        Function<? super R, ? extends Column<A>> first,
        Function<? super R, ? extends Column<B>> second) {
      return key(new Target.Typed<>(table, List.of(first, second)));
    }
  }

  /**
   * Three columns.
   *
   * @param <A> the Java type of the first
   * @param <B> the Java type of the second
   * @param <C> the Java type of the third
   */
  public static final class Three<A, B, C> extends KeyColumns {
    Three(Parts parts, List<String> columns) {
      super(parts, columns);
    }

    /**
     * They point to these columns of another table of the schema, or of their own.
     *
     * @param table the class that declares the other table
     * @param first says which column of it the first points to
     * @param second says which column of it the second points to
     * @param third says which column of it the third points to
     */
    public <R extends Table> ForeignKey references(
        Class<R> table,
        Function<? super R, ? extends Column<A>> first,
        Function<? super R, ? extends Column<B>> second,
        Function<? super R, ? extends Column<C>> third) {
      return key(new Target.Typed<>(table, List.of(first, second, third)));
    }
  }

  /**
   * Four columns.
   *
   * @param <A> the Java type of the first
   * @param <B> the Java type of the second
   * @param <C> the Java type of the third
   * @param <D> the Java type of the fourth
   */
  public static final class Four<A, B, C, D> extends KeyColumns {
    Four(Parts parts, List<String> columns) {
      super(parts, columns);
    }

    /**
     * They point to these columns of another table of the schema, or of their own.
     *
     * @param table the class that declares the other table
     * @param first says which column of it the first points to
     * @param second says which column of it the second points to
     * @param third says which column of it the third points to
     * @param fourth says which column of it the fourth points to
     */
    public <R extends Table> ForeignKey references(
        Class<R> table,
        Function<? super R, ? extends Column<A>> first,
        Function<? super R, ? extends Column<B>> second,
        Function<? super R, ? extends Column<C>> third,
        Function<? super R, ? extends Column<D>> fourth) {
      return key(new Target.Typed<>(table, List.of(first, second, third, fourth)));
    }
  }

  /** Columns of any number, by their names. */
  static final class Any extends KeyColumns {
    Any(Parts parts, List<String> columns) {
      super(parts, columns);
    }
  }
}
