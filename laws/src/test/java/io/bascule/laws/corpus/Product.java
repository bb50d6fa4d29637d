package io.bascule.laws.corpus;

import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.ScratchDatabase;
import io.bascule.testkit.ScratchSqlite;
import java.util.function.Supplier;

/** A kind of database in the corpus. */
enum Product {
  SQLITE("sqlite", SqlScript.Lexicon.SQLITE, ScratchSqlite::create),
  POSTGRES("pg", SqlScript.Lexicon.POSTGRES, () -> EmbeddedPostgres.shared().createDatabase());

  private final String folder;
  private final SqlScript.Lexicon lexicon;
  private final Supplier<ScratchDatabase> databases;

  Product(String folder, SqlScript.Lexicon lexicon, Supplier<ScratchDatabase> databases) {
    this.folder = folder;
    this.lexicon = lexicon;
    this.databases = databases;
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
}
