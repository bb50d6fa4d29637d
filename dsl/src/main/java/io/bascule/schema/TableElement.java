package io.bascule.schema;

/** What a table is made of. */
public sealed interface TableElement permits Column, Constraint, Index {}
