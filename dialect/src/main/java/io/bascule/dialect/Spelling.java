package io.bascule.dialect;

import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.Expression;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Type;

/** How a database spells the parts of a schema. */
public interface Spelling {
  /** A name in quotes where it needs them. */
  String name(String name);

  /** A qualified name in quotes where it needs them. */
  String name(QualifiedName name);

  /** A type's words. */
  String type(Type type);

  /** An expression; operands of operators are in parentheses where they need them. */
  String expression(Expression expression);

  /** A column's definition, as it stands in CREATE TABLE. */
  String column(Column column);

  /** A constraint's definition with its name, as it stands in CREATE TABLE. */
  String constraint(Constraint constraint);
}
