package io.bascule.dialect.postgres;

import io.bascule.dialect.DialectException;
import io.bascule.operation.AddColumn;
import io.bascule.operation.AddConstraint;
import io.bascule.operation.AlterColumn;
import io.bascule.operation.AlterConstraint;
import io.bascule.operation.CreateIndex;
import io.bascule.operation.CreateTable;
import io.bascule.operation.Operation;
import io.bascule.schema.Check;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Generated;
import io.bascule.schema.Index;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Table;
import io.bascule.schema.Unique;
import io.bascule.schema.Validity;

/** What older servers cannot do, said before one of them meets a word that it does not know. */
final class PostgresVersions {
  private final Operation change;
  private final int version;

  private PostgresVersions(Operation change, int version) {
    this.change = change;
    this.version = version;
  }

  /**
   * Refuses a change that needs a newer server.
   *
   * @param version the server's major version
   * @throws DialectException naming the version that it takes
   */
  static void require(Operation change, int version) {
    var versions = new PostgresVersions(change, version);
    if (change instanceof CreateTable create) {
      versions.table(create.subject());
    } else if (change instanceof AddColumn add) {
      versions.column(add.table(), add.column());
    } else if (change instanceof AlterColumn alter) {
      versions.column(alter.table(), alter.after());
    } else if (change instanceof AddConstraint add) {
      versions.constraint(add.table(), add.constraint());
    } else if (change instanceof AlterConstraint alter) {
      versions.constraint(alter.table(), alter.after());
    } else if (change instanceof CreateIndex create) {
      versions.index(create.table(), create.index());
    }
  }

  private void table(Table table) {
    table.columns().forEach(column -> column(table.id(), column));
    table.constraints().forEach(constraint -> constraint(table.id(), constraint));
    table.indexes().forEach(index -> index(table.id(), index));
  }

  private void column(QualifiedName table, Column column) {
    Generated how = column.generated();
    if (how != null && how.storage() == Generated.Storage.VIRTUAL) {
      since(18, "%s.%s is computed whenever it is read".formatted(table, column.name()));
    }
  }

  private void constraint(QualifiedName table, Constraint constraint) {
    String name = "%s %s of %s".formatted(constraint.kind(), constraint.id(), table);
    if (constraint instanceof Unique unique
        && unique.nullsEqual() == Unique.NullsEqual.NOT_DISTINCT) {
      since(15, name + " takes NULLs as equal");
    }
    if (constraint instanceof ForeignKey key && !key.setColumns().isEmpty()) {
      since(15, name + " changes some of its columns only when a row is deleted");
    }
    if (constraint instanceof ForeignKey key && key.validity() == Validity.NOT_ENFORCED
        || constraint instanceof Check check && check.validity() == Validity.NOT_ENFORCED) {
      since(18, name + " is not enforced");
    }
  }

  private void index(QualifiedName table, Index index) {
    if (index.nullsEqual() == Unique.NullsEqual.NOT_DISTINCT) {
      since(15, "index %s of %s takes NULLs as equal".formatted(index.name(), table));
    }
  }

  private void since(int needed, String what) {
    if (version < needed) {
      throw DialectException.of(
          "server-too-old",
          """
          Cannot %s: %s.

            server  PostgreSQL %d
            needs   PostgreSQL %d or later"""
              .formatted(change.describe(), what, version, needed));
    }
  }
}
