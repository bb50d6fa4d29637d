package io.bascule.dialect.postgres;

import io.bascule.schema.EnumType;
import io.bascule.schema.QualifiedName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Changes for which the server wants that what depends on a column or a type is out of the way: new
 * labels of an enum type, a column that others are computed from, another expression of a computed
 * column. Each is one anonymous block that finds the dependents in the catalog when it runs, puts
 * them aside, makes the change, and makes them again from the server's own definitions.
 *
 * <p>Views, rules, policies and functions are not touched: the server refuses, and names them.
 */
final class PostgresAside {
  private static final String FRAME =
      """
      DO $bascule$
      DECLARE
      %s  aside text[];
        back text[];
        step text;
      BEGIN
        WITH touched AS (%s),
      %s  parts AS (
      %s
        )
        SELECT coalesce(array_agg(away ORDER BY turn, away), '{}'),
          coalesce(array_agg(again ORDER BY turn DESC, again), '{}')
            || coalesce(array_agg(said) FILTER (WHERE said IS NOT NULL), '{}')
        INTO aside, back FROM parts;
        FOREACH step IN ARRAY aside LOOP
          EXECUTE step;
        END LOOP;
      %s
        FOREACH step IN ARRAY back LOOP
          EXECUTE step;
        END LOOP;
      END
      $bascule$""";

  /** The computed columns that depend on what is touched; they are dropped and added again. */
  private static final String COMPUTED =
      """
        computed AS (
          SELECT DISTINCT a.attrelid AS rel, a.attnum AS att
          FROM pg_attrdef d
          JOIN pg_attribute a
            ON a.attrelid = d.adrelid AND a.attnum = d.adnum AND a.attgenerated <> ''
          JOIN pg_depend p
            ON p.classid = 'pg_attrdef'::regclass AND p.objid = d.oid
            OR p.classid = 'pg_class'::regclass AND p.objid = d.adrelid
              AND p.objsubid = d.adnum -- PostgreSQL 14
          WHERE p.refclassid = 'pg_type'::regclass AND p.refobjid IN (former, list)
            OR p.refclassid = 'pg_class'::regclass AND p.refobjsubid <> a.attnum
              AND (p.refobjid, p.refobjsubid) IN (SELECT rel, att FROM touched)
        ),""";

  private static final String CONSTRAINT =
      """
          SELECT CASE c.contype WHEN 'f' THEN 1 ELSE 2 END AS turn,
            format('ALTER TABLE %s DROP CONSTRAINT %I', c.conrelid::regclass, c.conname) AS away,
            format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.conrelid::regclass, c.conname,
              pg_get_constraintdef(c.oid)) AS again,
            CASE WHEN obj_description(c.oid, 'pg_constraint') IS NOT NULL THEN
              format('COMMENT ON CONSTRAINT %I ON %s IS %L', c.conname, c.conrelid::regclass,
                obj_description(c.oid, 'pg_constraint')) END AS said
          """;

  private static final String CONSTRAINTS =
      CONSTRAINT
          + """
          FROM pg_constraint c LEFT JOIN pg_index x ON x.indexrelid = c.conindid
          WHERE c.conrelid <> 0 AND c.conparentid = 0 AND c.coninhcount = 0
            AND c.contype IN ('c', 'f', 'p', 'u', 'x')
            AND (EXISTS (SELECT FROM touched t WHERE c.contype IN ('c', 'f')
                AND (t.rel = c.conrelid AND t.att = ANY (c.conkey)
                  OR t.rel = x.indrelid AND t.att = ANY (x.indkey)))
              OR EXISTS (SELECT FROM computed t
                WHERE t.rel = c.conrelid AND t.att = ANY (c.conkey)
                  OR t.rel = x.indrelid AND t.att = ANY (x.indkey))
              OR EXISTS (SELECT FROM pg_depend p
                WHERE p.refclassid = 'pg_type'::regclass AND p.refobjid IN (former, list)
                  AND (p.classid, p.objid) IN (('pg_constraint'::regclass, c.oid),
                    ('pg_class'::regclass, c.conindid))))""";

  /** The foreign keys to keys whose index carries what is touched. */
  private static final String POINTING =
      """
          FROM pg_constraint c
          JOIN pg_index x ON x.indexrelid = c.conindid
          JOIN touched t ON t.rel = x.indrelid AND t.att = ANY (x.indkey)
          WHERE c.contype = 'f' AND c.conparentid = 0""";

  private static final String INDEXES =
      """
          UNION ALL
          SELECT 3, format('DROP INDEX %s', i.indexrelid::regclass),
            pg_get_indexdef(i.indexrelid),
            CASE WHEN obj_description(i.indexrelid, 'pg_class') IS NOT NULL THEN
              format('COMMENT ON INDEX %s IS %L', i.indexrelid::regclass,
                obj_description(i.indexrelid, 'pg_class')) END
          FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid AND NOT c.relispartition
          WHERE NOT EXISTS (SELECT FROM pg_constraint k
              WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
            AND EXISTS (SELECT FROM pg_depend p
              WHERE p.classid = 'pg_class'::regclass AND p.objid = i.indexrelid
                AND (p.refclassid = 'pg_type'::regclass AND p.refobjid IN (former, list)
                  OR p.refclassid = 'pg_class'::regclass
                    AND (p.refobjid, p.refobjsubid) IN (SELECT rel, att FROM computed)))""";

  private static final String DEFAULTS =
      """
          UNION ALL
          SELECT 4, format('ALTER TABLE %s ALTER COLUMN %I DROP DEFAULT', d.adrelid::regclass,
              a.attname),
            format('ALTER TABLE %s ALTER COLUMN %I SET DEFAULT %s', d.adrelid::regclass,
              a.attname, pg_get_expr(d.adbin, d.adrelid)),
            NULL
          FROM pg_attrdef d
          JOIN pg_attribute a
            ON a.attrelid = d.adrelid AND a.attnum = d.adnum AND a.attgenerated = ''
          WHERE (d.adrelid, d.adnum) IN (SELECT rel, att FROM touched)
            OR EXISTS (SELECT FROM pg_depend p
              WHERE p.classid = 'pg_attrdef'::regclass AND p.objid = d.oid
                AND p.refclassid = 'pg_type'::regclass AND p.refobjid IN (former, list))""";

  private static final String COLUMNS =
      """
          UNION ALL
          SELECT 5, format('ALTER TABLE %s DROP COLUMN %I', a.attrelid::regclass, a.attname),
            format('ALTER TABLE %s ADD COLUMN %I %s%s GENERATED ALWAYS AS (%s) %s%s',
              a.attrelid::regclass, a.attname, format_type(a.atttypid, a.atttypmod),
              CASE WHEN a.attcollation <> t.typcollation
                THEN ' COLLATE ' || a.attcollation::regcollation END,
              pg_get_expr(d.adbin, d.adrelid),
              CASE a.attgenerated WHEN 's' THEN 'STORED' ELSE 'VIRTUAL' END,
              CASE WHEN a.attnotnull THEN ' NOT NULL' END),
            CASE WHEN col_description(a.attrelid, a.attnum) IS NOT NULL THEN
              format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, a.attname,
                col_description(a.attrelid, a.attnum)) END
          FROM computed o
          JOIN pg_attribute a ON a.attrelid = o.rel AND a.attnum = o.att
          JOIN pg_type t ON t.oid = a.atttypid
          JOIN pg_attrdef d ON d.adrelid = o.rel AND d.adnum = o.att""";

  private static final String NO_TYPE = "  former oid := 0;\n  list oid := 0;\n";

  private final PostgresSpelling spelling;

  PostgresAside(PostgresSpelling spelling) {
    this.spelling = spelling;
  }

  /**
   * Changes a column that others are computed from.
   *
   * @param statements the change
   */
  String aroundBase(QualifiedName table, String column, List<String> statements) {
    return FRAME.formatted(
        NO_TYPE,
        one(table, column),
        COMPUTED.indent(2),
        parts(CONSTRAINTS, INDEXES, COLUMNS),
        block(statements));
  }

  /**
   * Changes a column that the index of a key carries to which foreign keys point.
   *
   * @param statements the change
   */
  String aroundCarried(QualifiedName table, String column, List<String> statements) {
    return FRAME.formatted(
        "", one(table, column), "", parts(CONSTRAINT + POINTING), block(statements));
  }

  /**
   * Drops a column and adds it again, so that all that depends on it is made again too.
   *
   * @param statements what drops and adds it
   */
  String aroundColumn(QualifiedName table, String column, List<String> statements) {
    return FRAME.formatted(
        NO_TYPE,
        one(table, column),
        "  computed AS (SELECT rel, att FROM touched),\n",
        parts(CONSTRAINTS, INDEXES),
        block(statements));
  }

  /**
   * Gives an enum type other labels by way of a new type, which every column of it, and of arrays
   * of it, is moved to. Unlike ALTER TYPE ADD VALUE, the labels can be used at once.
   */
  String swap(EnumType after) {
    String name = spelling.name(after.id());
    QualifiedName former = after.id().withLocal(PostgresNames.cut("former_" + after.id().local()));
    String declared =
        """
          former oid := %s::regtype;
          list oid := (SELECT typarray FROM pg_type WHERE oid = former);
          remark text := obj_description(former, 'pg_type');
          moves text[] := (SELECT array_agg(move) FROM (
            SELECT format('ALTER TABLE %%s ', a.attrelid::regclass) || string_agg(
              format('ALTER COLUMN %%1$I TYPE %%2$s USING %%1$I::text%%3$s::%%2$s', a.attname,
                format_type(a.atttypid, NULL), CASE a.atttypid WHEN list THEN '[]' END),
              ', ') AS move
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE a.atttypid IN (former, list) AND NOT a.attisdropped AND a.attgenerated = ''
              AND a.attinhcount = 0 AND c.relkind IN ('r', 'p', 'f')
            GROUP BY a.attrelid) AS m);"""
            .formatted(spelling.string(name))
            .indent(2);
    String labels = after.labels().stream().map(spelling::string).collect(Collectors.joining(", "));
    String change =
        """
        ALTER TYPE %1$s RENAME TO %2$s;
        CREATE TYPE %1$s AS ENUM (%3$s);
        EXECUTE format('COMMENT ON TYPE %%s IS %%L', %4$s, remark);
        FOREACH step IN ARRAY coalesce(moves, '{}') LOOP
          EXECUTE step;
        END LOOP;
        DROP TYPE %5$s;"""
            .formatted(
                name,
                spelling.name(former.local()),
                labels,
                spelling.string(name),
                spelling.name(former))
            .indent(2)
            .stripTrailing();
    String touched =
        """

            SELECT a.attrelid AS rel, a.attnum AS att
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE a.atttypid IN (former, list) AND NOT a.attisdropped
              AND c.relkind IN ('r', 'p', 'f')
          """;
    return FRAME.formatted(
        declared,
        touched,
        COMPUTED.indent(2),
        parts(CONSTRAINTS, INDEXES, DEFAULTS, COLUMNS),
        change);
  }

  private String one(QualifiedName table, String column) {
    return """

            SELECT attrelid AS rel, attnum AS att FROM pg_attribute
            WHERE attrelid = %s::regclass AND attname = %s
          """
        .formatted(spelling.string(spelling.name(table)), spelling.string(column));
  }

  private static String parts(String... parts) {
    return String.join("\n", parts).indent(4).stripTrailing();
  }

  private static String block(List<String> statements) {
    return statements.stream().map(text -> "  " + text + ";").collect(Collectors.joining("\n"));
  }
}
