-- Comments on anything but tables, their columns and their indexes. The server's own, thousands of
-- them, are left out before anybody asks what they are on.
, said AS MATERIALIZED (
  SELECT d.* FROM pg_description d
  WHERE d.objoid >= 16384
    OR d.classoid = 'pg_namespace'::regclass AND d.objoid = to_regnamespace('public')
      AND d.description <> 'standard public schema'
)
SELECT json_build_object('key', 'comment:' || d.classoid || '.' || d.objoid, 'kind', 'comment',
  'name', 'on ' || i.type || ' ' || i.identity, 'after', true,
  'definition', json_build_array(format('COMMENT ON %s IS %L', CASE
    WHEN i.type = 'table constraint' THEN 'CONSTRAINT ' || i.identity
    WHEN i.type = 'domain constraint' THEN 'CONSTRAINT '
      || replace(i.identity, ' on ', ' ON DOMAIN ')
    WHEN i.type = 'composite type' THEN 'TYPE ' || i.identity
    ELSE upper(i.type) || ' ' || i.identity END, d.description)))::text AS "FACTS"
FROM said d
LEFT JOIN pg_class c ON d.classoid = 'pg_class'::regclass AND c.oid = d.objoid
LEFT JOIN pg_constraint k ON k.conindid = c.oid AND k.contype IN ('p', 'u', 'x')
CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) i
LEFT JOIN pg_depend e ON e.classid = d.classoid AND e.objid = d.objoid AND e.deptype = 'e'
WHERE e.objid IS NULL
  AND (coalesce(c.relkind, ' ') NOT IN ('r', 'i', 'p', 'I') OR k.oid IS NOT NULL)
  AND coalesce(c.relname, '') <> 'bascule_history'
  AND d.classoid <> 'pg_extension'::regclass
  AND (i.schema IS NULL OR i.schema !~ '^pg_')
  AND coalesce(current_setting('bascule.scratch', true), '') = ''
ORDER BY i.type, i.identity COLLATE "C"
