package io.bascule.cli.project;

import io.bascule.dialect.Dialect;
import io.bascule.differ.Answers;
import io.bascule.differ.Differ;
import io.bascule.differ.Difference;
import io.bascule.differ.Side;
import io.bascule.differ.live.AskedServer;
import io.bascule.schema.Schema;
import java.sql.Connection;

/** Compares what a database has with what was declared, and declarations with each other. */
final class Comparer {
  private final Connection connection;
  private final Dialect dialect;

  Comparer(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** What must change about the database for it to be as declared. */
  Difference toDeclared(Schema live, Schema declared, Answers answers) {
    return Differ.of(dialect).diff(Side.asRead(live), asked(declared), answers);
  }

  /** What must change about what is declared for it to be as the database. */
  Difference toLive(Schema declared, Schema live, Answers answers) {
    return Differ.of(dialect).diff(asked(declared), Side.asRead(live), answers);
  }

  /** What must change about one declaration for it to be as another, to this kind of database. */
  Difference between(Schema before, Schema after, Answers answers) {
    return Differ.of(dialect).diff(asked(before), asked(after), answers);
  }

  /**
   * What must change about one declaration for it to be as another, to any database.
   *
   * @throws io.bascule.dialect.DialectException if this kind of database cannot hold the latter
   */
  Difference portable(Schema before, Schema after, Answers answers) {
    dialect.express(after);
    return Differ.portable(dialect.columnOrder())
        .diff(Side.asRead(before), Side.asRead(after), answers);
  }

  private Side asked(Schema declared) {
    Schema expressed = dialect.express(declared).withNotes(declared.notes());
    return Side.declared(expressed, new AskedServer(connection, dialect));
  }
}
