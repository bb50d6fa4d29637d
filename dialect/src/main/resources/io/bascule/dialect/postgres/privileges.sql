-- Who may do what with a column, sequence, function, type or schema, where that is not the server's
-- own choice; and what is granted on objects yet to be made. (Tables and views: see attached.sql.)
, thing AS (
  SELECT 'function' AS kind, p.oid, 'pg_proc'::regclass AS class,
    concat_ws('.', nullif(h.schema, ''), p.proname)
      || '(' || pg_get_function_identity_arguments(p.oid) || ')' AS name,
    'FUNCTION ' || p.oid::regprocedure AS spelled, p.proacl AS acl, p.proowner AS owner,
    0::oid AS rel
  FROM pg_proc p JOIN home h ON h.oid = p.pronamespace
  WHERE p.prokind IN ('f', 'w', 'a')
UNION ALL
  SELECT 'procedure', p.oid, 'pg_proc'::regclass, concat_ws('.', nullif(h.schema, ''), p.proname)
      || '(' || pg_get_function_identity_arguments(p.oid) || ')',
    'PROCEDURE ' || p.oid::regprocedure, p.proacl, p.proowner, 0
  FROM pg_proc p JOIN home h ON h.oid = p.pronamespace
  WHERE p.prokind = 'p'
UNION ALL
  SELECT 'sequence', c.oid, 'pg_class'::regclass, concat_ws('.', nullif(h.schema, ''), c.relname),
    'SEQUENCE ' || c.oid::regclass, c.relacl, c.relowner, 0
  FROM pg_class c JOIN home h ON h.oid = c.relnamespace
  WHERE c.relkind = 'S'
UNION ALL
  SELECT 'type', t.oid, 'pg_type'::regclass, concat_ws('.', nullif(h.schema, ''), t.typname),
    'TYPE ' || t.oid::regtype, t.typacl, t.typowner, 0
  FROM pg_type t JOIN home h ON h.oid = t.typnamespace
UNION ALL
  SELECT 'schema', n.oid, 'pg_namespace'::regclass, n.nspname::text,
    'SCHEMA ' || quote_ident(n.nspname), n.nspacl, n.nspowner, 0
  FROM pg_namespace n JOIN home h ON h.oid = n.oid
  LEFT JOIN pg_init_privs i ON i.classoid = 'pg_namespace'::regclass AND i.objoid = n.oid
  WHERE n.nspacl IS DISTINCT FROM i.initprivs
    AND coalesce(current_setting('bascule.scratch', true), '') = ''
UNION ALL
  SELECT 'column', 0, 'pg_class'::regclass,
    a.attname || ' on ' || concat_ws('.', nullif(h.schema, ''), c.relname),
    format('(%I) ON TABLE %s', a.attname, c.oid::regclass), a.attacl, c.relowner, c.oid
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN home h ON h.oid = c.relnamespace
  WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relname <> 'bascule_history'
),
said AS (
  SELECT thing.kind, thing.name, thing.rel, json_build_array(
      CASE WHEN thing.kind <> 'column' THEN format('REVOKE ALL ON %s FROM PUBLIC', thing.spelled) END)
    AS first, (
      SELECT json_agg(format('GRANT %s%s TO %s%s', a.privilege_type,
        CASE thing.kind WHEN 'column' THEN ' ' ELSE ' ON ' END || thing.spelled,
        CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END,
        CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
        ORDER BY a.grantee::bigint, a.privilege_type)
      FROM aclexplode(thing.acl) a WHERE a.grantee <> thing.owner) AS more
  FROM thing
  LEFT JOIN pg_depend e
    ON e.classid = thing.class AND e.objid = coalesce(nullif(thing.rel, 0), thing.oid)
    AND e.objsubid = 0 AND e.deptype = 'e'
  WHERE thing.acl IS NOT NULL AND e.objid IS NULL
UNION ALL
  SELECT 'default', concat_ws(' ', 'of', d.defaclrole::regrole, 'on', CASE d.defaclobjtype
      WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types'
      WHEN 'n' THEN 'schemas' ELSE 'other objects' END, 'in ' || quote_ident(n.nspname)), 0,
    '[]'::json, NULL
  FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace
  WHERE coalesce(current_setting('bascule.scratch', true), '') = ''
)
SELECT json_build_object('key', 'privileges on ' || said.kind || ' ' || said.name,
  'kind', CASE said.kind WHEN 'default' THEN 'default privileges' ELSE 'privileges on ' || said.kind END,
  'name', said.name, 'after', true,
  'definition', CASE WHEN said.first->>0 IS NULL THEN '[]'::json ELSE said.first END,
  'more', said.more, 'tables', CASE WHEN h.oid IS NOT NULL
    THEN json_build_array(json_build_object('schema', h.schema, 'name', c.relname)) END)::text AS "FACTS"
FROM said
LEFT JOIN pg_class c ON c.oid = said.rel AND said.rel <> 0
LEFT JOIN home h ON h.oid = c.relnamespace
ORDER BY said.kind, said.name COLLATE "C"
