package io.bascule.differ;

/**
 * When a kind of change is made, unless the graph demands otherwise: what is in the way goes first,
 * what others need comes next, and what nobody needs any more goes last. The order of the constants
 * is the order of the changes.
 */
enum Rank {
  CREATE_NAMESPACE,
  RENAME_TABLE,
  RENAME_COLUMN,
  DROP_FOREIGN_KEY,
  DROP_TABLE,
  DROP_INDEX,
  DROP_CONSTRAINT,
  RENAME_CONSTRAINT,
  CREATE_TYPE,
  CREATE_TABLE,
  DROP_DEPENDENT_COLUMN,
  ADD_COLUMN,
  ALTER_COLUMN,
  ADD_DEPENDENT_COLUMN,
  DROP_COLUMN,
  REORDER_COLUMNS,
  ADD_KEY,
  ADD_CONSTRAINT,
  CREATE_INDEX,
  ALTER_TABLE,
  ADD_FOREIGN_KEY,
  DROP_TYPE,
  DROP_NAMESPACE
}
