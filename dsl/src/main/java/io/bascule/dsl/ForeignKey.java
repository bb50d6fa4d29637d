package io.bascule.dsl;

import io.bascule.schema.ConstraintName;
import io.bascule.schema.QualifiedName;
import java.util.List;
import java.util.function.UnaryOperator;

/** A foreign key of a table. */
public final class ForeignKey extends Constraint implements ForeignKeyModifiers<ForeignKey> {
  private final Target target;
  private io.bascule.schema.ForeignKey key;

  ForeignKey(Parts parts, List<String> columns, Target target) {
    super(parts);
    this.target = target;
    key =
        io.bascule.schema.ForeignKey.of(
            ConstraintName.NONE, columns, QualifiedName.of("?"), List.of());
  }

  void change(UnaryOperator<io.bascule.schema.ForeignKey> change) {
    refuseIfFrozen("a foreign key");
    key = change.apply(key);
  }

  @Override
  io.bascule.schema.ForeignKey resolve(Declaration declaration) {
    String columns = String.join(", ", key.columns());
    String asker =
        key.columns().size() == 1
            ? "%s.%s (%s)".formatted(declaration.id(), columns, line())
            : "%s.(%s) (%s)".formatted(declaration.id(), columns, line());
    return target.fill(key, declaration, asker);
  }
}
