-- Enumerated types.
, label AS (
  SELECT l.enumtypid, json_agg(l.enumlabel ORDER BY l.enumsortorder) AS list
  FROM pg_enum l GROUP BY l.enumtypid
)
SELECT json_build_object('schema', h.schema, 'name', t.typname, 'labels', label.list)::text
  AS "FACTS"
FROM pg_type t
JOIN home h ON h.oid = t.typnamespace
LEFT JOIN label ON label.enumtypid = t.oid
LEFT JOIN pg_depend e ON e.classid = 'pg_type'::regclass AND e.objid = t.oid AND e.deptype = 'e'
WHERE t.typtype = 'e' AND e.objid IS NULL
ORDER BY h.schema COLLATE "C", t.typname COLLATE "C"
