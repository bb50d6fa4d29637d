-- Everything else, by name.
, other AS (
  SELECT 'pg_class' AS class, c.oid, 'foreign table' AS kind, h.schema, c.relname::text AS name, NULL::text AS sql
  FROM pg_class c JOIN home h ON h.oid = c.relnamespace WHERE c.relkind = 'f'
UNION ALL
  SELECT 'pg_collation', o.oid, 'collation', h.schema, o.collname,
    format('CREATE COLLATION %I.%I (PROVIDER = %s, %s%s)', h.nspname, o.collname,
      CASE o.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END,
      CASE WHEN o.collprovider = 'c' THEN format('LC_COLLATE = %L, LC_CTYPE = %L',
          to_jsonb(o)->>'collcollate', to_jsonb(o)->>'collctype')
        ELSE format('LOCALE = %L', coalesce(to_jsonb(o)->>'colllocale',
          to_jsonb(o)->>'colliculocale', to_jsonb(o)->>'collcollate')) END,
      CASE WHEN o.collisdeterministic THEN '' ELSE ', DETERMINISTIC = false' END)
  FROM pg_collation o JOIN home h ON h.oid = o.collnamespace
UNION ALL
  SELECT 'pg_operator', o.oid, 'operator', h.schema, o.oid::regoperator::text, NULL
  FROM pg_operator o JOIN home h ON h.oid = o.oprnamespace
UNION ALL
  SELECT 'pg_opclass', o.oid, 'operator class', h.schema, o.opcname, NULL
  FROM pg_opclass o JOIN home h ON h.oid = o.opcnamespace
UNION ALL
  SELECT 'pg_opfamily', o.oid, 'operator family', h.schema, o.opfname, NULL
  FROM pg_opfamily o JOIN home h ON h.oid = o.opfnamespace
UNION ALL
  SELECT 'pg_conversion', o.oid, 'conversion', h.schema, o.conname, NULL
  FROM pg_conversion o JOIN home h ON h.oid = o.connamespace
UNION ALL
  SELECT 'pg_ts_config', o.oid, 'text search configuration', h.schema, o.cfgname, NULL
  FROM pg_ts_config o JOIN home h ON h.oid = o.cfgnamespace
UNION ALL
  SELECT 'pg_ts_dict', o.oid, 'text search dictionary', h.schema, o.dictname, NULL
  FROM pg_ts_dict o JOIN home h ON h.oid = o.dictnamespace
UNION ALL
  SELECT 'pg_ts_parser', o.oid, 'text search parser', h.schema, o.prsname, NULL
  FROM pg_ts_parser o JOIN home h ON h.oid = o.prsnamespace
UNION ALL
  SELECT 'pg_ts_template', o.oid, 'text search template', h.schema, o.tmplname, NULL
  FROM pg_ts_template o JOIN home h ON h.oid = o.tmplnamespace
UNION ALL
  SELECT whole.* FROM (
    SELECT 'pg_cast' AS class, o.oid, 'cast', '',
      format('(%s AS %s)', format_type(o.castsource, NULL), format_type(o.casttarget, NULL)), NULL
    FROM pg_cast o
  UNION ALL
    SELECT 'pg_language', o.oid, 'language', '', o.lanname, NULL FROM pg_language o
  UNION ALL
    SELECT 'pg_event_trigger', o.oid, 'event trigger', '', o.evtname, NULL FROM pg_event_trigger o
  UNION ALL
    SELECT 'pg_publication', o.oid, 'publication', '', o.pubname, NULL FROM pg_publication o
  UNION ALL
    SELECT 'pg_foreign_data_wrapper', o.oid, 'foreign-data wrapper', '', o.fdwname, NULL
    FROM pg_foreign_data_wrapper o
  UNION ALL
    SELECT 'pg_foreign_server', o.oid, 'foreign server', '', o.srvname, NULL
    FROM pg_foreign_server o
  UNION ALL
    SELECT 'pg_am', o.oid, 'access method', '', o.amname, NULL FROM pg_am o
  ) whole
  WHERE whole.oid >= 16384 AND coalesce(current_setting('bascule.scratch', true), '') = ''
)
SELECT json_build_object('key', other.class || ':' || other.oid, 'kind', other.kind,
  'name', CASE WHEN other.schema = '' OR other.kind = 'operator' THEN other.name
    ELSE other.schema || '.' || other.name END,
  'after', other.kind IN ('foreign table', 'publication', 'event trigger'),
  'definition', CASE WHEN other.sql IS NULL THEN json_build_array()
    ELSE json_build_array(other.sql) END)::text AS "FACTS"
FROM other
LEFT JOIN pg_depend e
  ON e.classid = other.class::regclass AND e.objid = other.oid AND e.deptype IN ('e', 'i')
WHERE e.objid IS NULL
ORDER BY other.kind, other.schema COLLATE "C", other.name COLLATE "C"
