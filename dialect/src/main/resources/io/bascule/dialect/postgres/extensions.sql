-- Extensions, but for the one that every database has.
SELECT json_build_object('key', 'pg_extension:' || x.oid, 'kind', 'extension', 'name', x.extname,
  'definition', json_build_array(format('CREATE EXTENSION IF NOT EXISTS %I WITH SCHEMA %I',
    x.extname, n.nspname)))::text AS "FACTS"
FROM pg_extension x
JOIN pg_namespace n ON n.oid = x.extnamespace
WHERE x.extname <> 'plpgsql' AND coalesce(current_setting('bascule.scratch', true), '') = ''
ORDER BY x.extname COLLATE "C"
