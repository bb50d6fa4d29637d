-- What hangs on a table or view: triggers, rules, policies, row security, and settings that the
-- language has no words for.
, rel AS MATERIALIZED (
  SELECT c.oid, c.oid::regclass::text AS spelled,
    concat_ws('.', nullif(h.schema, ''), c.relname) AS name, h.schema, c.relname, c.relkind,
    c.relrowsecurity, c.relforcerowsecurity, c.relreplident, c.reltablespace, c.relam,
    c.relacl, c.relowner
  FROM pg_class c
  JOIN home h ON h.oid = c.relnamespace
  LEFT JOIN pg_depend e ON e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.objsubid = 0
    AND e.deptype = 'e'
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND c.relname <> 'bascule_history'
    AND e.objid IS NULL
),
part AS (
  SELECT 'pg_trigger:' || t.oid AS key, 'trigger' AS kind, t.tgname || ' on ' || rel.name AS name,
    1 AS place, rel.oid AS rel, json_build_array(pg_get_triggerdef(t.oid)) AS definition,
    CASE WHEN t.tgenabled <> 'O' THEN json_build_array(format('ALTER TABLE %s %s TRIGGER %I',
      rel.spelled, CASE t.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'A' THEN 'ENABLE ALWAYS'
        ELSE 'ENABLE REPLICA' END, t.tgname)) END AS more
  FROM pg_trigger t JOIN rel ON rel.oid = t.tgrelid
  WHERE NOT t.tgisinternal AND t.tgparentid = 0
UNION ALL
  SELECT 'pg_rewrite:' || r.oid, 'rule', r.rulename || ' on ' || rel.name, 2, rel.oid,
    json_build_array(pg_get_ruledef(r.oid)),
    CASE WHEN r.ev_enabled <> 'O' THEN json_build_array(format('ALTER TABLE %s %s RULE %I',
      rel.spelled, CASE r.ev_enabled WHEN 'D' THEN 'DISABLE' WHEN 'A' THEN 'ENABLE ALWAYS'
        ELSE 'ENABLE REPLICA' END, r.rulename)) END
  FROM pg_rewrite r JOIN rel ON rel.oid = r.ev_class
  WHERE r.rulename <> '_RETURN'
UNION ALL
  SELECT 'pg_policy:' || p.oid, 'policy', p.polname || ' on ' || rel.name, 3, rel.oid,
    json_build_array(format('CREATE POLICY %I ON %s AS %s FOR %s TO %s', p.polname, rel.spelled,
      CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
      CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
        WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
      (SELECT string_agg(CASE WHEN u.role = 0 THEN 'PUBLIC' ELSE u.role::regrole::text END, ', ')
        FROM unnest(p.polroles) AS u(role)))
      || coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
      || coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')), NULL
  FROM pg_policy p JOIN rel ON rel.oid = p.polrelid
UNION ALL
  SELECT 'row security:' || rel.oid, 'row security', rel.name, 4, rel.oid,
    json_build_array(format('ALTER TABLE %s %s ROW LEVEL SECURITY', rel.spelled,
      CASE WHEN rel.relrowsecurity THEN 'ENABLE' ELSE 'DISABLE' END)),
    CASE WHEN rel.relforcerowsecurity
      THEN json_build_array(format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', rel.spelled)) END
  FROM rel WHERE rel.relrowsecurity OR rel.relforcerowsecurity
UNION ALL
  SELECT 'pg_statistic_ext:' || s.oid, 'statistics', s.stxname || ' on ' || rel.name, 5, rel.oid,
    json_build_array(pg_get_statisticsobjdef(s.oid)), NULL
  FROM pg_statistic_ext s JOIN rel ON rel.oid = s.stxrelid
UNION ALL
  SELECT 'replica identity:' || rel.oid, 'replica identity', rel.name, 6, rel.oid,
    json_build_array(format('ALTER TABLE %s REPLICA IDENTITY %s', rel.spelled,
      CASE rel.relreplident WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING'
        ELSE 'USING INDEX ' || quote_ident(ic.relname) END)), NULL
  FROM rel
  LEFT JOIN pg_index i ON i.indrelid = rel.oid AND i.indisreplident AND rel.relreplident = 'i'
  LEFT JOIN pg_class ic ON ic.oid = i.indexrelid
  WHERE rel.relkind IN ('r', 'p') AND rel.relreplident IN ('f', 'n', 'i')
    AND (rel.relreplident <> 'i' OR ic.relname IS NOT NULL)
UNION ALL
  SELECT 'cluster:' || rel.oid, 'clustering', rel.name, 6, rel.oid,
    json_build_array(format('ALTER TABLE %s CLUSTER ON %I', rel.spelled, ic.relname)), NULL
  FROM rel JOIN pg_index i ON i.indrelid = rel.oid AND i.indisclustered
  JOIN pg_class ic ON ic.oid = i.indexrelid
  WHERE rel.relkind = 'r'
UNION ALL
  SELECT 'privileges:' || rel.oid, 'privileges', rel.name, 8, rel.oid,
    json_agg(format('GRANT %s ON %s TO %s%s', acl.privilege_type, rel.spelled,
      CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
      CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      ORDER BY acl.grantee::bigint, acl.privilege_type), NULL
  FROM rel CROSS JOIN LATERAL aclexplode(rel.relacl) acl
  WHERE acl.grantee <> rel.relowner
  GROUP BY rel.oid, rel.name
UNION ALL
  SELECT 'storage:' || rel.oid, 'storage', rel.name, 6, rel.oid,
    json_build_array(format('ALTER TABLE %s SET TABLESPACE %I', rel.spelled, s.spcname)), NULL
  FROM rel JOIN pg_tablespace s ON s.oid = rel.reltablespace
UNION ALL
  SELECT 'access method:' || rel.oid, 'access method', am.amname || ' on ' || rel.name, 6, rel.oid,
    '[]'::json, NULL
  FROM rel JOIN pg_am am ON am.oid = rel.relam WHERE am.amname <> 'heap'
UNION ALL
  SELECT 'column:' || a.attrelid || '.' || a.attnum, 'column settings',
    a.attname || ' on ' || rel.name, 7, rel.oid,
    json_build_array(format('ALTER TABLE %s ', rel.spelled) || concat_ws(', ',
      CASE WHEN a.attstorage <> t.typstorage THEN format('ALTER COLUMN %I SET STORAGE %s', a.attname,
        CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN'
          ELSE 'EXTENDED' END) END,
      CASE WHEN a.attcompression <> '' THEN format('ALTER COLUMN %I SET COMPRESSION %s', a.attname,
        CASE a.attcompression WHEN 'p' THEN 'pglz' ELSE 'lz4' END) END,
      CASE WHEN a.attstattarget >= 0
        THEN format('ALTER COLUMN %I SET STATISTICS %s', a.attname, a.attstattarget) END,
      CASE WHEN a.attoptions IS NOT NULL THEN format('ALTER COLUMN %I SET (%s)', a.attname,
        array_to_string(a.attoptions, ', ')) END)), NULL
  FROM rel
  JOIN pg_attribute a ON a.attrelid = rel.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_type t ON t.oid = a.atttypid
  WHERE rel.relkind IN ('r', 'p') AND (a.attstorage <> t.typstorage OR a.attcompression <> ''
    OR a.attstattarget >= 0 OR a.attoptions IS NOT NULL)
UNION ALL
  SELECT 'not null:' || k.oid, 'not null constraint', k.conname || ' on ' || rel.name, 7, rel.oid,
    json_build_array(), NULL
  FROM pg_constraint k JOIN rel ON rel.oid = k.conrelid
  WHERE k.contype = 'n' AND (NOT k.convalidated OR k.connoinherit)
)
SELECT json_build_object('key', part.key, 'kind', part.kind, 'name', part.name, 'after', true,
  'definition', part.definition, 'more', part.more, 'tables', CASE WHEN rel.relkind IN ('r', 'p')
    THEN json_build_array(json_build_object('schema', rel.schema, 'name', rel.relname)) END)::text AS "FACTS"
FROM part
JOIN rel ON rel.oid = part.rel
LEFT JOIN pg_depend e ON e.deptype = 'e' AND e.classid::regclass || ':' || e.objid = part.key
WHERE e.objid IS NULL
ORDER BY part.place, part.name COLLATE "C"
