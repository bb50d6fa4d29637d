package io.bascule.generator;

import io.bascule.schema.Constraint;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaSource;
import io.bascule.schema.Table;
import java.util.List;

/** What written declarations declare. */
final class Declared {
  private Declared() {}

  static Schema compiled(List<JavaSource> sources) {
    JavaSource last = sources.get(sources.size() - 1);
    return InMemory.compiled(sources).make(last, SchemaSource.class).schema();
  }

  /**
   * The schema without the names that the convention made and that the original does not have: on
   * SQLite a constraint may be without a name, in a declaration it gets one.
   */
  static Schema unnamed(Schema schema, Schema original) {
    return schema.withTables(
        schema
            .tables()
            .map(
                table ->
                    table.mapConstraints(
                        own ->
                            isTold(own, original, table)
                                ? own
                                : own.withName(ConstraintName.NONE))));
  }

  private static boolean isTold(Constraint constraint, Schema original, Table table) {
    return !constraint.id().isConventional()
        || original.table(table.id()).stream()
            .anyMatch(own -> own.constraints().contains(constraint));
  }
}
