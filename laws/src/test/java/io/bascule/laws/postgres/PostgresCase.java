package io.bascule.laws.postgres;

import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.name;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.type;

import io.bascule.operation.Operations;
import io.bascule.revision.Changes;
import io.bascule.revision.TableChanges;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A change.
 *
 * @param title what happens
 * @param since the server's major version that it takes
 * @param before the schema before it
 * @param rows statements that put rows into it
 * @param changes the change
 * @param rowsAfter what a query gives after the change; a query and its answers
 */
record PostgresCase(
    String title,
    int since,
    Schema before,
    List<String> rows,
    Operations changes,
    List<List<String>> rowsAfter) {
  @Override
  public String toString() {
    return title;
  }

  PostgresCase rows(String... statements) {
    return new PostgresCase(title, since, before, List.of(statements), changes, rowsAfter);
  }

  PostgresCase gives(String query, String... answers) {
    var more = new ArrayList<>(rowsAfter);
    var expected = new ArrayList<>(List.of(query));
    expected.addAll(List.of(answers));
    more.add(expected);
    return new PostgresCase(title, since, before, rows, changes, more);
  }

  PostgresCase since(int version) {
    return new PostgresCase(title, version, before, rows, changes, rowsAfter);
  }

  static PostgresCase when(String title, Schema before, Changes changes) {
    return new PostgresCase(title, 14, before, List.of(), changes.operations(), List.of());
  }

  static Changes change() {
    return new Changes();
  }

  static Changes on(String table, Consumer<TableChanges> words) {
    var changes = new Changes();
    words.accept(changes.table(table));
    return changes;
  }

  static Schema of(Table... tables) {
    return Schema.ofTables(List.of(tables));
  }

  static final Column ID = column("id", integer());
  static final Constraint PK = primaryKey("id").named("t_pkey");

  static Table t(io.bascule.schema.TableElement... more) {
    var all = new ArrayList<io.bascule.schema.TableElement>(List.of(ID, PK));
    all.addAll(List.of(more));
    return table("t", all.toArray(io.bascule.schema.TableElement[]::new));
  }

  static PostgresCase alter(String title, Column before, Column after) {
    return when(title, of(t(before)), change().add(alterOf(before, after)));
  }

  static io.bascule.operation.Operation alterOf(Column before, Column after) {
    return new io.bascule.operation.AlterColumn(name("t"), before, after);
  }

  static Column a(Type type) {
    return column("a", type).asNullable();
  }

  static io.bascule.operation.Operation add(Column column) {
    return new io.bascule.operation.AddColumn(name("t"), column);
  }
}
