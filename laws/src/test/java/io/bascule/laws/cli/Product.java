package io.bascule.laws.cli;

import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.ScratchDatabase;
import io.bascule.testkit.ScratchSqlite;

/** The kinds of databases on which commands are tried. */
enum Product {
  SQLITE {
    @Override
    ScratchDatabase database() {
      return ScratchSqlite.create();
    }
  },
  POSTGRES {
    @Override
    ScratchDatabase database() {
      return EmbeddedPostgres.shared().createDatabase();
    }
  };

  abstract ScratchDatabase database();
}
