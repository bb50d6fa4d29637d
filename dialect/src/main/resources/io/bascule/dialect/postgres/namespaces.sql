-- Schemas besides the default one.
SELECT json_build_object('name', h.nspname)::text AS "FACTS"
FROM home h
LEFT JOIN pg_depend e
  ON e.classid = 'pg_namespace'::regclass AND e.objid = h.oid AND e.deptype = 'e'
WHERE h.schema <> '' AND e.objid IS NULL
ORDER BY h.nspname COLLATE "C"
