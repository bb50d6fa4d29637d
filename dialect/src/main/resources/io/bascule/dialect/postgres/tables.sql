-- Tables of every kind, one row each, with all their columns, constraints and indexes as JSON.
-- What only some versions have is read by way of to_jsonb(row), so that one text suits them all.
, rel AS MATERIALIZED (
  SELECT c.oid, c.relname, h.nspname, h.schema, c.relkind, c.relpersistence, c.reloptions,
    c.reltoastrelid, c.relispartition, c.relpartbound, d.description,
    CASE WHEN c.relispartition THEN 'partition' WHEN c.relkind = 'p' THEN 'partitioned table'
      WHEN c.reloftype <> 0 THEN 'typed table' WHEN p.parents IS NOT NULL THEN 'inherited table'
      ELSE 'table' END AS kind, p.parents, p.needs
  FROM pg_class c
  JOIN home h ON h.oid = c.relnamespace
  LEFT JOIN pg_description d
    ON d.objoid = c.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
  LEFT JOIN pg_depend e ON e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.objsubid = 0
    AND e.deptype = 'e'
  LEFT JOIN (
    SELECT i.inhrelid, json_agg(i.inhparent::regclass::text ORDER BY i.inhseqno) AS parents,
      json_agg('pg_class:' || i.inhparent ORDER BY i.inhseqno) AS needs
    FROM pg_inherits i GROUP BY i.inhrelid) p ON p.inhrelid = c.oid
  WHERE c.relkind IN ('r', 'p') AND c.relname <> 'bascule_history' AND e.objid IS NULL
),
own AS MATERIALIZED (
  SELECT d.refobjid, d.refobjsubid, d.deptype, sc.relname,
    CASE WHEN sn.nspname = current_schema() THEN '' ELSE sn.nspname END AS schema,
    sq.*, format('nextval(%L::regclass)', sq.seqrelid::regclass::text) AS call
  FROM pg_depend d
  JOIN pg_sequence sq ON sq.seqrelid = d.objid
  JOIN pg_class sc ON sc.oid = d.objid
  JOIN pg_namespace sn ON sn.oid = sc.relnamespace
  WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
    AND d.objsubid = 0 AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
),
col AS MATERIALIZED (
  SELECT a.attrelid, json_agg(json_build_object(
    'name', a.attname, 'number', a.attnum, 'type', format_type(a.atttypid, a.atttypmod),
    'cast', format_type(a.atttypid, -1),
    'array', CASE WHEN el.oid IS NOT NULL THEN true END,
    'enum', CASE WHEN coalesce(el.typtype, t.typtype) = 'e' THEN json_build_array(
      CASE WHEN tn.nspname = current_schema() THEN '' ELSE tn.nspname END,
      coalesce(el.typname, t.typname)) END,
    'base', CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, -1) END,
    'required', a.attnotnull, 'default', v.text, 'local', a.attislocal,
    'identity', nullif(a.attidentity::text, ''), 'generated', nullif(a.attgenerated::text, ''),
    'collation', CASE WHEN a.attcollation <> t.typcollation THEN
      CASE WHEN pg_collation_is_visible(co.oid) THEN co.collname
        ELSE format('"%s"."%s"', replace(cn.nspname, '"', '""'), replace(co.collname, '"', '""'))
      END END,
    'comment', d.description,
    'sequence', CASE WHEN o.seqrelid IS NOT NULL THEN json_build_object(
      'schema', o.schema, 'name', o.relname, 'type', format_type(o.seqtypid, NULL),
      'start', o.seqstart::text, 'increment', o.seqincrement::text, 'minimum', o.seqmin::text,
      'maximum', o.seqmax::text, 'cache', o.seqcache::text, 'cycle', o.seqcycle) END)
    ORDER BY a.attnum) AS list
  FROM rel
  JOIN pg_attribute a ON a.attrelid = rel.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_type el ON el.oid = t.typelem AND t.typcategory = 'A' AND t.typlen = -1
  LEFT JOIN pg_namespace tn ON tn.oid = coalesce(el.typnamespace, t.typnamespace)
  LEFT JOIN pg_attrdef ad ON ad.adrelid = a.attrelid AND ad.adnum = a.attnum
  LEFT JOIN LATERAL (SELECT pg_get_expr(ad.adbin, ad.adrelid) AS text OFFSET 0) v ON true
  LEFT JOIN pg_description d
    ON d.objoid = a.attrelid AND d.classoid = 'pg_class'::regclass AND d.objsubid = a.attnum
  LEFT JOIN pg_collation co ON co.oid = a.attcollation AND a.attcollation <> t.typcollation
  LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace
  LEFT JOIN own o ON o.refobjid = a.attrelid AND o.refobjsubid = a.attnum
    AND (o.deptype = 'i' AND a.attidentity <> '' OR o.deptype = 'a' AND o.call = v.text)
  GROUP BY a.attrelid
),
con AS MATERIALIZED (
  SELECT k.conrelid, json_agg(json_build_object(
    'name', k.conname, 'type', k.contype, 'columns', own.names,
    'rule', CASE WHEN k.contype = 'c' THEN pg_get_expr(k.conbin, k.conrelid) END,
    'definition', CASE WHEN k.contype = 'x' OR x.period THEN pg_get_constraintdef(k.oid) END,
    'target', CASE WHEN k.contype = 'f' THEN json_build_array(
      CASE WHEN fn.nspname = current_schema() THEN '' ELSE fn.nspname END, fc.relname) END,
    'referenced', far.names, 'onDelete', nullif(k.confdeltype::text, ' '),
    'onUpdate', nullif(k.confupdtype::text, ' '), 'match', nullif(k.confmatchtype::text, ' '),
    'setColumns', sets.names,
    'deferrable', k.condeferrable, 'deferred', k.condeferred, 'validated', k.convalidated,
    'enforced', x.enforced, 'noInherit', k.contype = 'c' AND k.connoinherit,
    'inherited', NOT k.conislocal,
    'include', inc.names, 'nullsNotDistinct', to_jsonb(i)->'indnullsnotdistinct' = 'true'::jsonb,
    'parameters', to_json(ic.reloptions)) ORDER BY k.conname) AS list
  FROM rel
  JOIN pg_constraint k ON k.conrelid = rel.oid
  CROSS JOIN LATERAL (
    SELECT coalesce((j->>'conenforced')::boolean, true) AS enforced,
      coalesce((j->>'conperiod')::boolean, false) AS period, 
      CASE WHEN jsonb_typeof(j->'confdelsetcols') = 'array' THEN j->'confdelsetcols' END AS sets
    FROM (SELECT to_jsonb(k) AS j OFFSET 0) y OFFSET 0) x
  LEFT JOIN pg_class fc ON fc.oid = k.confrelid AND k.contype = 'f'
  LEFT JOIN pg_namespace fn ON fn.oid = fc.relnamespace
  LEFT JOIN pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u')
  LEFT JOIN pg_class ic ON ic.oid = k.conindid AND k.contype IN ('p', 'u', 'x')
  LEFT JOIN LATERAL (
    SELECT json_agg(a.attname ORDER BY u.n) AS names
    FROM unnest(k.conkey) WITH ORDINALITY AS u(attnum, n)
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum) own
    ON k.contype IN ('p', 'u', 'f')
  LEFT JOIN LATERAL (
    SELECT json_agg(a.attname ORDER BY u.n) AS names
    FROM unnest(k.confkey) WITH ORDINALITY AS u(attnum, n)
    JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.attnum) far
    ON k.contype = 'f'
  LEFT JOIN LATERAL (
    SELECT json_agg(a.attname ORDER BY u.n) AS names
    FROM jsonb_array_elements_text(x.sets) WITH ORDINALITY AS u(attnum, n)
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum::int) sets
    ON x.sets IS NOT NULL
  LEFT JOIN LATERAL (
    SELECT json_agg(a.attname ORDER BY u.n) AS names
    FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS u(attnum, n)
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = u.attnum
    WHERE u.n > i.indnkeyatts) inc
    ON i.indnatts > i.indnkeyatts
  WHERE k.contype IN ('p', 'u', 'c', 'f', 'x') AND k.conparentid = 0
  GROUP BY k.conrelid
),
ix AS MATERIALIZED (
  SELECT i.indexrelid, i.indrelid, i.indisunique, i.indisvalid, i.indnkeyatts,
    ic.relname, ic.relam, ic.reloptions, pg_get_expr(i.indpred, i.indrelid) AS predicate,
    to_jsonb(i)->'indnullsnotdistinct' = 'true'::jsonb AS same_nulls,
    h.inhrelid IS NOT NULL AS attached, u.*
  FROM rel
  JOIN pg_index i ON i.indrelid = rel.oid
  JOIN pg_class ic ON ic.oid = i.indexrelid
  LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x')
  LEFT JOIN pg_inherits h ON h.inhrelid = i.indexrelid
  CROSS JOIN LATERAL unnest(i.indkey::int2[], i.indclass::oid[], i.indcollation::oid[],
    i.indoption::int2[]) WITH ORDINALITY AS u(attnum, operators, collated, flags, n)
  WHERE k.oid IS NULL
),
part AS MATERIALIZED (
  SELECT ix.indexrelid, ix.indrelid, ix.relname, ix.relam, ix.indisunique, ix.indisvalid,
    ix.reloptions, ix.predicate, ix.same_nulls, ix.attached,
    json_agg(json_build_object(
      'column', a.attname, 'expression', ex.text,
      'descending', ix.flags & 1 = 1, 'nullsFirst', ix.flags & 2 = 2,
      'collation', CASE
        WHEN CASE WHEN a.attname IS NULL
          THEN co.oid IS NOT NULL
            AND position(ex.text || ' COLLATE ' IN pg_get_indexdef(ix.indexrelid)) > 0
          ELSE co.oid <> a.attcollation END
        THEN CASE WHEN pg_collation_is_visible(co.oid) THEN co.collname
          ELSE format('"%s"."%s"', replace(cn.nspname, '"', '""'), replace(co.collname, '"', '""'))
        END END,
      'operators', CASE
        WHEN NOT op.opcdefault OR native.oid <> op.oid OR ia.attoptions IS NOT NULL
        THEN CASE WHEN pg_opclass_is_visible(op.oid) THEN quote_ident(op.opcname)
          ELSE format('%I.%I', onn.nspname, op.opcname) END END,
      'options', to_json(ia.attoptions)) ORDER BY ix.n) FILTER (WHERE ix.n <= ix.indnkeyatts) AS keys,
    json_agg(a.attname ORDER BY ix.n) FILTER (WHERE ix.n > ix.indnkeyatts) AS included
  FROM ix
  LEFT JOIN pg_attribute a ON a.attrelid = ix.indrelid AND a.attnum = ix.attnum AND ix.attnum <> 0
  LEFT JOIN pg_attribute ia ON ia.attrelid = ix.indexrelid AND ia.attnum = ix.n
  LEFT JOIN LATERAL (SELECT pg_get_indexdef(ix.indexrelid, ix.n::int, false) AS text OFFSET 0) ex
    ON ix.attnum = 0
  LEFT JOIN pg_collation co ON co.oid = ix.collated
  LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace
  LEFT JOIN pg_opclass op ON op.oid = ix.operators
  LEFT JOIN pg_namespace onn ON onn.oid = op.opcnamespace
  LEFT JOIN pg_type ty ON ty.oid = a.atttypid
  LEFT JOIN pg_opclass native ON native.opcmethod = op.opcmethod AND native.opcdefault
    AND native.opcintype = coalesce(nullif(ty.typbasetype, 0), ty.oid)
  GROUP BY ix.indexrelid, ix.indrelid, ix.relname, ix.relam, ix.indisunique, ix.indisvalid,
    ix.reloptions, ix.predicate, ix.same_nulls, ix.attached
),
idx AS MATERIALIZED (
  SELECT part.indrelid, json_agg(json_build_object(
    'name', part.relname, 'unique', part.indisunique, 'valid', part.indisvalid,
    'method', nullif(am.amname, 'btree'), 'keys', part.keys, 'include', part.included,
    'predicate', part.predicate, 'nullsNotDistinct', part.same_nulls, 'inherited', part.attached,
    'parameters', to_json(part.reloptions), 'comment', d.description) ORDER BY part.relname) AS list
  FROM part
  JOIN pg_am am ON am.oid = part.relam
  LEFT JOIN pg_description d
    ON d.objoid = part.indexrelid AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
  GROUP BY part.indrelid
)
SELECT NULL AS "TABLE_CAT", rel.nspname AS "TABLE_SCHEM", rel.relname AS "TABLE_NAME",
  upper(rel.kind) AS "TABLE_TYPE", rel.description AS "REMARKS",
  json_strip_nulls(json_build_object(
    'schema', rel.schema, 'name', rel.relname, 'kind', rel.kind, 'parents', rel.parents, 'needs', rel.needs,
    'key', 'pg_class:' || rel.oid,
    'unlogged', rel.relpersistence = 'u',
    'partitionKey', CASE WHEN rel.relkind = 'p' THEN pg_get_partkeydef(rel.oid) END,
    'bound', CASE WHEN rel.relispartition THEN pg_get_expr(rel.relpartbound, rel.oid) END,
    'parameters', to_json(rel.reloptions), 'toast', to_json(toast.reloptions),
    'comment', rel.description,
    'columns', col.list, 'constraints', con.list, 'indexes', idx.list))::text AS "FACTS"
FROM rel
LEFT JOIN pg_class toast ON toast.oid = rel.reltoastrelid AND toast.reloptions IS NOT NULL
LEFT JOIN col ON col.attrelid = rel.oid
LEFT JOIN con ON con.conrelid = rel.oid
LEFT JOIN idx ON idx.indrelid = rel.oid
ORDER BY rel.schema COLLATE "C", rel.relname COLLATE "C"
