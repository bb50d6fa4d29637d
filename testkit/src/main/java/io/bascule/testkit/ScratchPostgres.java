package io.bascule.testkit;

import javax.sql.DataSource;

/** A database of an embedded server. */
record ScratchPostgres(EmbeddedPostgres server, String name) implements ScratchDatabase {

  @Override
  public String url() {
    return server.url(name);
  }

  @Override
  public DataSource dataSource() {
    return new UrlDataSource(url());
  }

  @Override
  public void close() {
    server.dropDatabase(name);
  }

  @Override
  public String toString() {
    return url();
  }
}
