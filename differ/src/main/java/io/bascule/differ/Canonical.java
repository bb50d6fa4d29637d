package io.bascule.differ;

import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.util.List;

/** Tells how the server writes declared tables down. */
@FunctionalInterface
public interface Canonical {
  /** Nobody is asked: every declaration is taken by its words. */
  Canonical NOBODY = (schema, tables) -> tables;

  /**
   * The tables as the server writes them down: columns, constraints and indexes in the order in
   * which they were declared. A table that the server refuses comes back as it was declared.
   *
   * @param schema the whole declared schema, whose types the tables may need
   * @param tables the tables that are asked about, some of the schema's
   */
  List<Table> of(Schema schema, List<Table> tables);
}
