package io.bascule.dialect;

/**
 * Something about a database that is not in order, whatever its schema should be.
 *
 * @param code what {@code bascule explain} tells about it
 * @param subject what it is about, for people: {@code index ix_orders_state}
 * @param what what is wrong with it, in one clause
 * @param mend what mends it: a statement where there is one
 */
public record Damage(String code, String subject, String what, String mend) {}
