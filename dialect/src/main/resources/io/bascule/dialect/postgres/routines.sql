-- Functions, procedures and aggregates.
SELECT json_build_object('key', 'pg_proc:' || p.oid,
  'kind', CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END,
  'name', concat_ws('.', nullif(h.schema, ''), p.proname)
    || '(' || pg_get_function_identity_arguments(p.oid) || ')',
  'definition', CASE
    WHEN p.prokind <> 'a' THEN json_build_array(pg_get_functiondef(p.oid))
    WHEN a.aggkind = 'n' THEN json_build_array('CREATE AGGREGATE ' || p.pronamespace::regnamespace
      || '.' || quote_ident(p.proname) || '('
      || coalesce(nullif(pg_get_function_arguments(p.oid), ''), '*') || ') (SFUNC = '
      || a.aggtransfn || ', STYPE = ' || format_type(a.aggtranstype, NULL)
      || CASE WHEN a.aggtransspace <> 0 THEN ', SSPACE = ' || a.aggtransspace ELSE '' END
      || CASE WHEN a.aggfinalfn <> 0 THEN ', FINALFUNC = ' || a.aggfinalfn ELSE '' END
      || CASE WHEN a.aggfinalextra THEN ', FINALFUNC_EXTRA' ELSE '' END
      || CASE WHEN a.aggcombinefn <> 0 THEN ', COMBINEFUNC = ' || a.aggcombinefn ELSE '' END
      || CASE WHEN a.aggserialfn <> 0 THEN ', SERIALFUNC = ' || a.aggserialfn
        || ', DESERIALFUNC = ' || a.aggdeserialfn ELSE '' END
      || coalesce(', INITCOND = ' || quote_literal(a.agginitval), '')
      || CASE WHEN a.aggmtransfn <> 0 THEN ', MSFUNC = ' || a.aggmtransfn || ', MINVFUNC = '
        || a.aggminvtransfn || ', MSTYPE = ' || format_type(a.aggmtranstype, NULL) ELSE '' END
      || CASE WHEN a.aggmfinalfn <> 0 THEN ', MFINALFUNC = ' || a.aggmfinalfn ELSE '' END
      || coalesce(', MINITCOND = ' || quote_literal(a.aggminitval), '')
      || CASE p.proparallel WHEN 's' THEN ', PARALLEL = SAFE' WHEN 'r' THEN ', PARALLEL = RESTRICTED'
        ELSE '' END || ')')
    ELSE '[]'::json END)::text AS "FACTS"
FROM pg_proc p
JOIN home h ON h.oid = p.pronamespace
LEFT JOIN pg_aggregate a ON a.aggfnoid = p.oid
LEFT JOIN pg_depend e ON e.classid = 'pg_proc'::regclass AND e.objid = p.oid AND e.deptype = 'e'
LEFT JOIN pg_depend r ON r.classid = 'pg_proc'::regclass AND r.objid = p.oid AND r.deptype = 'i'
WHERE e.objid IS NULL AND r.objid IS NULL
ORDER BY h.schema COLLATE "C", p.proname COLLATE "C",
  pg_get_function_identity_arguments(p.oid) COLLATE "C"
