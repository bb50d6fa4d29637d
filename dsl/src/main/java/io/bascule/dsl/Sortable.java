package io.bascule.dsl;

/** What an index or a key can be made of: a column, an expression, or one of them sorted. */
public sealed interface Sortable permits Value, Key {}
