package io.bascule.operation;

import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import io.bascule.schema.Table;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that a database has or has not.
 *
 * @param kind what it is
 * @param name its name; of a column or a constraint, the name of its table
 * @param part the name of the column or constraint; the empty string for all else
 */
public record Subject(Kind kind, QualifiedName name, String part) {
  /** What a subject is. */
  public enum Kind {
    TABLE,
    COLUMN,
    CONSTRAINT,
    INDEX,
    SEQUENCE,
    ENUM,
    SCHEMA;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A subject whose part is told exactly where its kind has one. */
  public Subject {
    boolean has = kind == Kind.COLUMN || kind == Kind.CONSTRAINT;
    if (has == part.isEmpty() || kind == Kind.SCHEMA && !name.inDefaultSchema()) {
      throw SchemaException.of(
          "no-subject", "Cannot ask for the %s %s.%s.".formatted(kind.word(), name, part));
    }
  }

  /** A table. */
  public static Subject table(QualifiedName name) {
    return new Subject(Kind.TABLE, name, "");
  }

  /** A column. */
  public static Subject column(QualifiedName table, String name) {
    return new Subject(Kind.COLUMN, table, name);
  }

  /** A constraint, by its name. */
  public static Subject constraint(QualifiedName table, String name) {
    return new Subject(Kind.CONSTRAINT, table, name);
  }

  /** An index; its name carries the schema of its table. */
  public static Subject index(QualifiedName name) {
    return new Subject(Kind.INDEX, name, "");
  }

  /** A sequence. */
  public static Subject sequence(QualifiedName name) {
    return new Subject(Kind.SEQUENCE, name, "");
  }

  /** An enum type. */
  public static Subject enumType(QualifiedName name) {
    return new Subject(Kind.ENUM, name, "");
  }

  /** A schema, in the sense of a namespace. */
  public static Subject schema(String name) {
    return new Subject(Kind.SCHEMA, new QualifiedName("", name), "");
  }

  /** What a change makes; empty if it makes nothing that has a name of its own. */
  public static Optional<Subject> madeBy(Operation change) {
    if (change instanceof CreateTable create) {
      return Optional.of(table(create.table()));
    } else if (change instanceof AddColumn add) {
      return Optional.of(column(add.table(), add.column().name()));
    } else if (change instanceof AddConstraint add) {
      return named(add.table(), add.constraint().id().text());
    } else if (change instanceof CreateIndex create) {
      return Optional.of(index(beside(create.table(), create.index().name())));
    } else if (change instanceof CreateSequence create) {
      return Optional.of(sequence(create.sequence().id()));
    } else if (change instanceof CreateEnum create) {
      return Optional.of(enumType(create.type().id()));
    } else if (change instanceof CreateNamespace create) {
      return Optional.of(schema(create.name()));
    }
    return Optional.empty();
  }

  /** What must be there before a change; empty if that is not one thing with a name. */
  public static Optional<Subject> neededBy(Operation change) {
    if (change instanceof DropColumn drop) {
      return Optional.of(column(drop.table(), drop.column().name()));
    } else if (change instanceof AlterColumn alter) {
      return Optional.of(column(alter.table(), alter.before().name()));
    } else if (change instanceof RenameColumn rename) {
      return Optional.of(column(rename.table(), rename.before()));
    } else if (change instanceof DropConstraint drop) {
      return named(drop.table(), drop.constraint().id().text());
    } else if (change instanceof RenameConstraint rename) {
      return named(rename.table(), rename.before().id().text());
    } else if (change instanceof DropIndex drop) {
      return Optional.of(index(beside(drop.table(), drop.index().name())));
    } else if (change instanceof RenameIndex rename) {
      return Optional.of(index(beside(rename.table(), rename.before().name())));
    } else if (change instanceof DropSequence drop) {
      return Optional.of(sequence(drop.sequence().id()));
    } else if (change instanceof DropEnum drop) {
      return Optional.of(enumType(drop.type().id()));
    } else if (change instanceof DropNamespace drop) {
      return Optional.of(schema(drop.name()));
    }
    QualifiedName table = change.table();
    return table == null || change instanceof RebuildTable || madeBy(change).isPresent()
        ? Optional.empty()
        : Optional.of(table(table));
  }

  private static Optional<Subject> named(QualifiedName table, @Nullable String name) {
    return Optional.ofNullable(name).map(given -> constraint(table, given));
  }

  private static QualifiedName beside(QualifiedName table, String index) {
    return new QualifiedName(table.schema(), index);
  }

  /** Whether a schema has it. */
  public boolean isIn(Schema schema) {
    return switch (kind) {
      case TABLE -> schema.table(name).isPresent();
      case COLUMN -> schema.table(name).stream().anyMatch(table -> table.columns().has(part));
      case CONSTRAINT ->
          schema.table(name).stream().anyMatch(table -> table.constraint(part).isPresent());
      case INDEX -> schema.tables().stream().anyMatch(this::isIndexOf);
      case SEQUENCE -> schema.sequences().find(name.toString()).isPresent();
      case ENUM -> schema.enumType(name).isPresent();
      case SCHEMA -> schema.namespaces().contains(name.local());
    };
  }

  private boolean isIndexOf(Table table) {
    return table.id().schema().equals(name.schema()) && table.indexes().has(name.local());
  }

  /** For people: {@code column orders.state}. */
  @Override
  public String toString() {
    String whole = part.isEmpty() ? name.toString() : name + "." + part;
    return kind.word() + " " + whole;
  }
}
