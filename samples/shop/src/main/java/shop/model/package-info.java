/** The shop's wanted schema: one class a table. */
package shop.model;
