-- What the objects that the language cannot say depend on: the tables among it by their names, the
-- rest by their keys. Row types count as their tables, arrays as their elements.
, edge AS (
  SELECT CASE
      WHEN rw.rulename = '_RETURN' THEN 'pg_class:' || rw.ev_class
      WHEN sc.relkind = 'c' THEN 'pg_type:' || sc.reltype
      WHEN dk.oid IS NOT NULL THEN 'pg_type:' || dk.contypid
      ELSE d.classid::regclass || ':' || d.objid END AS source,
    d.refclassid, d.refobjid
  FROM pg_depend d
  LEFT JOIN pg_rewrite rw ON d.classid = 'pg_rewrite'::regclass AND rw.oid = d.objid
  LEFT JOIN pg_class sc ON d.classid = 'pg_class'::regclass AND sc.oid = d.objid
  LEFT JOIN pg_constraint dk
    ON d.classid = 'pg_constraint'::regclass AND dk.oid = d.objid AND dk.contypid <> 0
  WHERE d.objid >= 16384 AND d.deptype IN ('n', 'a') AND d.classid IN ('pg_proc'::regclass, 'pg_type'::regclass,
      'pg_rewrite'::regclass, 'pg_trigger'::regclass, 'pg_policy'::regclass, 'pg_class'::regclass,
      'pg_constraint'::regclass, 'pg_statistic_ext'::regclass, 'pg_event_trigger'::regclass,
      'pg_operator'::regclass, 'pg_cast'::regclass)
    AND (sc.oid IS NULL OR sc.relkind IN ('v', 'm', 'c'))
    AND (d.classid <> 'pg_constraint'::regclass OR dk.oid IS NOT NULL)
    AND coalesce(current_setting('bascule.scratch', true), '') = ''
),
ending AS (
  SELECT DISTINCT edge.source, coalesce(tk.conrelid, el.typrelid, ty.typrelid,
      CASE WHEN edge.refclassid = 'pg_class'::regclass THEN edge.refobjid END, 0) AS rel,
    CASE WHEN edge.refclassid = 'pg_type'::regclass AND el.oid IS NOT NULL
      THEN 'pg_type:' || el.oid ELSE edge.refclassid::regclass || ':' || edge.refobjid END AS target
  FROM edge
  LEFT JOIN pg_type ty ON edge.refclassid = 'pg_type'::regclass AND ty.oid = edge.refobjid
  LEFT JOIN pg_type el ON el.oid = ty.typelem AND ty.typcategory = 'A'
  LEFT JOIN pg_constraint tk
    ON edge.refclassid = 'pg_constraint'::regclass AND tk.oid = edge.refobjid AND tk.conrelid <> 0
),
need AS (
  SELECT DISTINCT ending.source, CASE
      WHEN c.relkind = 'c' THEN 'pg_type:' || c.reltype
      WHEN c.oid IS NOT NULL THEN 'pg_class:' || c.oid
      ELSE ending.target END AS target,
    CASE WHEN c.relkind IN ('r', 'p') THEN h.schema END AS schema,
    CASE WHEN c.relkind IN ('r', 'p') AND h.oid IS NOT NULL THEN c.relname END AS name
  FROM ending
  LEFT JOIN pg_class c ON c.oid = ending.rel AND ending.rel <> 0
  LEFT JOIN home h ON h.oid = c.relnamespace
)
SELECT json_build_object('key', need.source,
  'needs', json_agg(need.target ORDER BY need.target COLLATE "C"),
  'tables', json_agg(json_build_object('schema', need.schema, 'name', need.name)
    ORDER BY need.schema COLLATE "C", need.name COLLATE "C") FILTER (WHERE need.name IS NOT NULL))::text
  AS "FACTS"
FROM need
WHERE need.source <> need.target
GROUP BY need.source
