-- Domains, composite types, ranges, and types of the server's own making.
, rule AS (
  SELECT k.contypid, string_agg(format(' CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid)),
    '' ORDER BY k.conname) AS text
  FROM pg_constraint k WHERE k.contypid <> 0 AND k.contype = 'c' GROUP BY k.contypid
),
field AS (
  SELECT c.reltype, string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
    || CASE WHEN a.attcollation <> t.typcollation
      THEN ' COLLATE ' || a.attcollation::regcollation ELSE '' END, ', ' ORDER BY a.attnum) AS text
  FROM pg_class c
  JOIN home h ON h.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_type t ON t.oid = a.atttypid
  WHERE c.relkind = 'c' GROUP BY c.reltype
)
SELECT json_build_object('key', 'pg_type:' || t.oid,
  'kind', CASE t.typtype WHEN 'd' THEN 'domain' WHEN 'r' THEN 'range type'
    WHEN 'c' THEN 'composite type' ELSE 'base type' END,
  'name', concat_ws('.', nullif(h.schema, ''), t.typname),
  'definition', CASE t.typtype
    WHEN 'd' THEN json_build_array('CREATE DOMAIN ' || format_type(t.oid, NULL) || ' AS '
      || format_type(t.typbasetype, t.typtypmod)
      || CASE WHEN t.typcollation <> b.typcollation
        THEN ' COLLATE ' || t.typcollation::regcollation ELSE '' END
      || coalesce(' DEFAULT ' || t.typdefault, '')
      || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END || coalesce(rule.text, ''))
    WHEN 'c' THEN json_build_array(
      'CREATE TYPE ' || format_type(t.oid, NULL) || ' AS (' || coalesce(field.text, '') || ')')
    WHEN 'r' THEN json_build_array(
      'CREATE TYPE ' || format_type(t.oid, NULL) || ' AS RANGE (SUBTYPE = '
      || format_type(r.rngsubtype, NULL)
      || CASE WHEN NOT o.opcdefault THEN ', SUBTYPE_OPCLASS = '
        || quote_ident(onn.nspname) || '.' || quote_ident(o.opcname) ELSE '' END
      || CASE WHEN r.rngcollation <> s.typcollation
        THEN ', COLLATION = ' || r.rngcollation::regcollation ELSE '' END
      || CASE WHEN r.rngsubdiff <> 0 THEN ', SUBTYPE_DIFF = ' || r.rngsubdiff::regproc ELSE '' END
      || ', MULTIRANGE_TYPE_NAME = ' || format_type(r.rngmultitypid, NULL) || ')')
    ELSE '[]'::json END)::text AS "FACTS"
FROM pg_type t
JOIN home h ON h.oid = t.typnamespace
LEFT JOIN pg_class c ON c.oid = t.typrelid
LEFT JOIN pg_type b ON b.oid = t.typbasetype
LEFT JOIN pg_range r ON r.rngtypid = t.oid
LEFT JOIN pg_type s ON s.oid = r.rngsubtype
LEFT JOIN pg_opclass o ON o.oid = r.rngsubopc
LEFT JOIN pg_namespace onn ON onn.oid = o.opcnamespace
LEFT JOIN rule ON rule.contypid = t.oid
LEFT JOIN field ON field.reltype = t.oid
LEFT JOIN pg_depend e ON e.classid = 'pg_type'::regclass AND e.objid = t.oid AND e.deptype = 'e'
LEFT JOIN pg_depend ce ON ce.classid = 'pg_class'::regclass AND ce.objid = c.oid AND ce.deptype = 'e'
WHERE e.objid IS NULL AND ce.objid IS NULL
  AND (t.typtype IN ('d', 'r') OR t.typtype = 'c' AND c.relkind = 'c'
    OR t.typtype = 'b' AND t.typcategory <> 'A')
ORDER BY h.schema COLLATE "C", t.typname COLLATE "C"
