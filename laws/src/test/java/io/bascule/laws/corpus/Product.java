package io.bascule.laws.corpus;

import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.ScratchDatabase;
import io.bascule.testkit.ScratchSqlite;
import io.bascule.testkit.arbitrary.Features;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;

/** A kind of database in the corpus. */
enum Product {
  SQLITE(
      "sqlite",
      SqlScript.Lexicon.SQLITE,
      ScratchSqlite::create,
      Features.sqlite(),
      "pragma foreign_keys = on"),
  POSTGRES(
      "pg",
      SqlScript.Lexicon.POSTGRES,
      () -> EmbeddedPostgres.shared().createDatabase(),
      Features.whole(),
      "set constraints all immediate");

  private final String folder;
  private final SqlScript.Lexicon lexicon;
  private final Supplier<ScratchDatabase> databases;
  private final Features features;
  private final String watching;

  Product(
      String folder,
      SqlScript.Lexicon lexicon,
      Supplier<ScratchDatabase> databases,
      Features features,
      String watching) {
    this.folder = folder;
    this.lexicon = lexicon;
    this.databases = databases;
    this.features = features;
    this.watching = watching;
  }

  /** The name of its folders in the corpus. */
  String folder() {
    return folder;
  }

  SqlScript.Lexicon lexicon() {
    return lexicon;
  }

  /** An empty database. */
  ScratchDatabase createDatabase() {
    return databases.get();
  }

  /** In whose words rows are made up. */
  Features features() {
    return features;
  }

  /**
   * Begins a transaction in which foreign keys are looked at as soon as a row comes in. One kind of
   * database heeds that word only before the transaction, the other only within it.
   */
  void begin(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(watching);
      connection.setAutoCommit(false);
      statement.execute(watching);
    }
  }
}
