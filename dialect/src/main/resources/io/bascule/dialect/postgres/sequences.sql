-- Sequences that no identity column is made of, with the columns that own some of them.
SELECT json_strip_nulls(json_build_object(
  'schema', h.schema, 'name', c.relname, 'type', format_type(s.seqtypid, NULL),
  'start', s.seqstart::text, 'increment', s.seqincrement::text, 'minimum', s.seqmin::text,
  'maximum', s.seqmax::text, 'cache', s.seqcache::text, 'cycle', s.seqcycle,
  'unlogged', c.relpersistence = 'u', 'spelled', c.oid::regclass::text,
  'owner', CASE WHEN o.objid IS NOT NULL THEN json_build_object(
    'schema', oh.schema, 'table', oc.relname, 'column', a.attname,
    'spelled', oc.oid::regclass || '.' || quote_ident(a.attname)) END))::text AS "FACTS"
FROM pg_class c
JOIN home h ON h.oid = c.relnamespace
JOIN pg_sequence s ON s.seqrelid = c.oid
LEFT JOIN pg_depend o ON o.classid = 'pg_class'::regclass AND o.objid = c.oid AND o.objsubid = 0
  AND o.refclassid = 'pg_class'::regclass AND o.refobjsubid > 0 AND o.deptype IN ('a', 'i')
LEFT JOIN pg_class oc ON oc.oid = o.refobjid
LEFT JOIN home oh ON oh.oid = oc.relnamespace
LEFT JOIN pg_attribute a ON a.attrelid = o.refobjid AND a.attnum = o.refobjsubid
LEFT JOIN pg_depend e ON e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e'
WHERE c.relkind = 'S' AND e.objid IS NULL
  AND o.deptype IS DISTINCT FROM 'i' AND coalesce(oc.relname, '') <> 'bascule_history'
ORDER BY h.schema COLLATE "C", c.relname COLLATE "C"
