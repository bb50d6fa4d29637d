-- Views, and materialized views with their indexes.
, ix AS (
  SELECT i.indrelid, json_agg(pg_get_indexdef(i.indexrelid) ORDER BY i.indexrelid) AS list
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid AND c.relkind = 'm' GROUP BY i.indrelid
)
SELECT json_build_object('key', 'pg_class:' || c.oid,
  'kind', CASE c.relkind WHEN 'v' THEN 'view' ELSE 'materialized view' END,
  'name', concat_ws('.', nullif(h.schema, ''), c.relname), 'after', true,
  'definition', json_build_array(
    CASE c.relkind WHEN 'v' THEN 'CREATE VIEW ' ELSE 'CREATE MATERIALIZED VIEW ' END
    || c.oid::regclass || CASE WHEN c.reloptions IS NOT NULL
      THEN ' WITH (' || array_to_string(c.reloptions, ', ') || ')' ELSE '' END
    || E' AS\n' || rtrim(pg_get_viewdef(c.oid), ';')
    || CASE WHEN c.relkind = 'm' AND NOT c.relispopulated THEN E'\n WITH NO DATA' ELSE '' END),
  'more', ix.list)::text AS "FACTS"
FROM pg_class c
JOIN home h ON h.oid = c.relnamespace
LEFT JOIN ix ON ix.indrelid = c.oid
LEFT JOIN pg_depend e ON e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e'
WHERE c.relkind IN ('v', 'm') AND e.objid IS NULL
ORDER BY h.schema COLLATE "C", c.relname COLLATE "C"
