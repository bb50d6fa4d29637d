package io.bascule.dsl;

import io.bascule.schema.Declare;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Where a foreign key points to, found when the schema is built. */
sealed interface Target {
  /** The key with its target filled in. */
  ForeignKey fill(ForeignKey key, Declaration declaration, String asker);

  /** The name of a table, as {@code table} or {@code schema.table}. */
  static QualifiedName name(String table) {
    return Declare.name(Mistake.present(table, "a foreign key"));
  }

  /** Another table of the schema, found by its class, and columns of it. */
  record Typed<R extends Table>(
      Class<R> table, List<? extends Function<? super R, ? extends Column<?>>> columns)
      implements Target {
    public Typed {
      Mistake.present(table, "a foreign key");
      columns.forEach(column -> Mistake.present(column, "a foreign key"));
    }

    @Override
    public ForeignKey fill(ForeignKey key, Declaration declaration, String asker) {
      R target = declaration.find(table, asker);
      var names = new ArrayList<String>();
      for (var column : columns) {
        names.add(nameIn(target, column.apply(target), asker));
      }
      return key.references(target.id(), names);
    }

    private String nameIn(R target, Column<?> column, String asker) {
      Column<?> present = Mistake.present(column, asker);
      if (!target.parts().columns().contains(present.definition())) {
        throw Mistake.strangerColumn(asker, target.id(), present.name());
      }
      return present.name();
    }
  }

  /** A table by its name, perhaps of another schema than this declaration tells. */
  record Untyped(QualifiedName table, List<String> columns) implements Target {
    public Untyped {
      Mistake.present(table, "a foreign key");
    }

    @Override
    public ForeignKey fill(ForeignKey key, Declaration declaration, String asker) {
      return key.references(table, columns);
    }
  }
}
