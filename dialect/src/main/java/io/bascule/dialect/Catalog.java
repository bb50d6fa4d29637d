package io.bascule.dialect;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a database's catalog is read: the queries, and what their answers mean. */
public interface Catalog {
  /**
   * The query that reads the tables, one row a table, with the columns {@code TABLE_CAT}, {@code
   * TABLE_SCHEM}, {@code TABLE_NAME}, {@code TABLE_TYPE}, {@code REMARKS} and {@code FACTS}. FACTS
   * is a JSON object with all that is known of the table: raw name, columns, constraints, indexes.
   * It is one statement, whatever the number of tables.
   */
  String tables();

  /** The values of {@code TABLE_TYPE} that the query above can give. */
  List<String> tableTypes();

  /**
   * One bulk query for each other kind of object, by a short name of the kind. Each gives one
   * column {@code FACTS}, a JSON object a row.
   */
  Map<String, String> others();

  /** Statements to be run on the connection before the queries, such as an empty search path. */
  List<String> before();

  /** Statements to be run after the queries, which restore what the former changed. */
  List<String> after();

  /**
   * What the answers mean.
   *
   * @param facts the parsed JSON objects
   * @throws DialectException if an answer cannot be understood; nothing is passed over in silence
   */
  Live live(Facts facts);

  /**
   * The parsed answers: JSON objects are maps, arrays are lists, and the rest strings, numbers,
   * booleans and null.
   *
   * @param tables one a row of {@link Catalog#tables}
   * @param others by kind, one a row of {@link Catalog#others}
   */
  record Facts(
      List<Map<String, @Nullable Object>> tables,
      Map<String, List<Map<String, @Nullable Object>>> others) {}
}
