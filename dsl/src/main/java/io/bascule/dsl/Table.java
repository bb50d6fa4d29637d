package io.bascule.dsl;

import io.bascule.schema.Naming;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.TableAttributes;
import io.bascule.schema.TableAttributes.Trait;
import io.bascule.schema.TableSource;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Declares a table. Extend it by one class a table, with a field for each column in the order that
 * the database shall have; what needs no field is said in the constructor behind {@code super}.
 *
 * <pre>{@code
 * public final class Orders extends Table {
 *   public final Column<Long> id = bigint("id").identity().primaryKey();
 *   public final Column<Long> userId =
 *       bigint("user_id").references(Users.class, u -> u.id).onDelete(CASCADE);
 *   public final Column<String> state = varchar("state", 20).defaultTo("new");
 *
 *   public Orders() {
 *     super("orders");
 *     index("ix_orders_open").on(userId).where(state.eq("new"));
 *   }
 * }
 * }</pre>
 *
 * A column may not be NULL unless it says {@code nullable()}. Names are the database's and always
 * written out, so that renaming a field changes no database. {@link Schema#of} makes a schema of
 * tables and freezes them.
 */
public abstract non-sealed class Table extends Elements implements TableSource {
  private final QualifiedName id;
  private final String line = Line.here();
  private TableAttributes attributes = TableAttributes.NONE;
  private @Nullable QualifiedName former;

  /** A table of that name in the default schema. */
  protected Table(String name) {
    this(QualifiedName.of(Mistake.present(name, "a table")));
  }

  /** A table of that name in the given schema. */
  protected Table(String schema, String name) {
    this(QualifiedName.of(Mistake.present(schema, "a table"), Mistake.present(name, "a table")));
  }

  private Table(QualifiedName id) {
    this.id = id;
  }

  /** Its name in the database. */
  public final QualifiedName id() {
    return id;
  }

  /** It is the table that had that name in the same schema before. */
  protected final void renamedFrom(String name) {
    refuseIfFrozen();
    former = id.withLocal(name);
  }

  /** It is the table that had that name in the given schema before. */
  protected final void renamedFrom(String schema, String name) {
    refuseIfFrozen();
    former = QualifiedName.of(schema, name);
  }

  /** The database keeps that comment. */
  protected final void comment(String text) {
    change(own -> own.withComment(text));
  }

  /** SQLite: values must be of their column's type. */
  protected final void strict() {
    change(own -> own.with(Trait.STRICT));
  }

  /** SQLite: the primary key is the row's address. */
  protected final void withoutRowid() {
    change(own -> own.with(Trait.WITHOUT_ROWID));
  }

  /** PostgreSQL: not written to the log, and empty after a crash. */
  protected final void unlogged() {
    change(own -> own.with(Trait.UNLOGGED));
  }

  /** With one of PostgreSQL's storage parameters, such as {@code fillfactor}. */
  protected final void parameter(String parameter, String value) {
    change(own -> own.with(parameter, value));
  }

  private void change(UnaryOperator<TableAttributes> change) {
    refuseIfFrozen();
    attributes = change.apply(attributes);
  }

  private void refuseIfFrozen() {
    parts().refuseIfFrozen("table " + id, line);
  }

  final TableAttributes attributes() {
    return attributes;
  }

  final @Nullable QualifiedName former() {
    return former;
  }

  final String line() {
    return line;
  }

  @Override
  public final Schema declare(Others others, Naming naming) {
    parts().freeze();
    return new Declaration(this, others, naming).schema();
  }
}
