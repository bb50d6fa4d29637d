package io.bascule.differ.live;

import io.bascule.dialect.Catalog;
import io.bascule.differ.DifferException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import schemacrawler.schema.Table;
import schemacrawler.schemacrawler.InformationSchemaKey;
import schemacrawler.schemacrawler.InformationSchemaViewsBuilder;
import schemacrawler.schemacrawler.LimitOptionsBuilder;
import schemacrawler.schemacrawler.LoadOptionsBuilder;
import schemacrawler.schemacrawler.MetadataRetrievalStrategy;
import schemacrawler.schemacrawler.SchemaCrawlerOptions;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.schemacrawler.SchemaInfoLevelBuilder;
import schemacrawler.schemacrawler.SchemaInfoMetadataRetrievalStrategy;
import schemacrawler.schemacrawler.SchemaRetrievalOptions;
import schemacrawler.schemacrawler.SchemaRetrievalOptionsBuilder;
import schemacrawler.tools.options.ConfigUtility;
import schemacrawler.tools.utility.SchemaCrawlerUtility;
import us.fatehi.utility.datasource.DatabaseConnectionSource;
import us.fatehi.utility.datasource.DatabaseConnectionSources;
import us.fatehi.utility.datasource.DatabaseServerType;

/**
 * One crawl: SchemaCrawler asks the dialect's own query for the tables, on the one connection
 * given, and hands each table's facts over as an attribute. It would read columns, keys and indexes
 * by itself, but not all of what there is to know of them.
 */
final class Crawl {
  private static final String FACTS = "FACTS";

  private Crawl() {}

  /** The JSON text of each table's facts. */
  static List<String> tableFacts(Connection connection, Catalog catalog) throws SQLException {
    try (var guard = SwallowedFailures.watch()) {
      // The source is not closed: it would close the connection, which is the caller's.
      DatabaseConnectionSource source = DatabaseConnectionSources.fromConnection(connection);
      List<String> facts = crawl(source, catalog);
      guard.check();
      return facts;
    } catch (DifferException failure) {
      throw failure;
    } catch (RuntimeException failure) {
      throwIfSql(failure);
      throw DifferException.unreadable("SchemaCrawler stopped", failure);
    }
  }

  /** What the database said, where that is below what SchemaCrawler made of it. */
  static void throwIfSql(Throwable failure) throws SQLException {
    for (Throwable below = failure; below != null; below = below.getCause()) {
      if (below instanceof SQLException sql) {
        throw sql;
      }
    }
  }

  private static List<String> crawl(DatabaseConnectionSource source, Catalog catalog)
      throws SQLException {
    var found =
        SchemaCrawlerUtility.getCatalog(
            source, retrieval(source, catalog), options(catalog), ConfigUtility.newConfig());
    var facts = new ArrayList<String>();
    for (Table table : found.getTables()) {
      String json = table.getAttribute(FACTS);
      if (json == null) {
        throw DifferException.unreadable(
            "the query for tables gives no FACTS", new IllegalStateException(table.getFullName()));
      }
      facts.add(json);
    }
    return facts;
  }

  private static SchemaRetrievalOptions retrieval(DatabaseConnectionSource source, Catalog catalog)
      throws SQLException {
    var views =
        InformationSchemaViewsBuilder.builder()
            .withSql(InformationSchemaKey.TABLES, catalog.tables())
            .toOptions();
    var options =
        SchemaRetrievalOptionsBuilder.builder()
            .withDatabaseServerType(new DatabaseServerType("bascule", "Bascule"))
            .withInformationSchemaViews(views)
            .withIdentifierQuoteString("\"");
    try (Connection connection = source.get()) {
      options.fromConnnection(connection);
    }
    return options
        .with(
            SchemaInfoMetadataRetrievalStrategy.tablesRetrievalStrategy,
            MetadataRetrievalStrategy.data_dictionary_all)
        .with(
            SchemaInfoMetadataRetrievalStrategy.typeInfoRetrievalStrategy,
            MetadataRetrievalStrategy.none)
        .toOptions();
  }

  private static SchemaCrawlerOptions options(Catalog catalog) {
    var level =
        SchemaInfoLevelBuilder.builder().withTag("tables").setRetrieveTables(true).toOptions();
    return SchemaCrawlerOptionsBuilder.newSchemaCrawlerOptions()
        .withLimitOptions(
            LimitOptionsBuilder.builder().tableTypes(catalog.tableTypes()).toOptions())
        .withLoadOptions(
            LoadOptionsBuilder.builder().withMaxThreads(1).withSchemaInfoLevel(level).toOptions());
  }
}
