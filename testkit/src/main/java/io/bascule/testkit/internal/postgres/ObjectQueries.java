package io.bascule.testkit.internal.postgres;

import java.util.List;

/**
 * What is not a table: schemas, sequences, types, views, functions, extensions and the rest. Some
 * are queries on {@code relation}, some on {@code type}; {@link PostgresFacts} defines both.
 */
final class ObjectQueries {
  private ObjectQueries() {}

  private static final String SCHEMAS =
      """
      select 'schema ' || quote_ident(n.nspname) as fact from pg_namespace n
      where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and n.nspname !~ '^bascule_'
        and not exists (select from pg_depend d where d.classid = 'pg_namespace'::regclass
                        and d.objid = n.oid and d.deptype = 'e')
      """;

  /** The sequence of an identity column goes by the column: its own name is the server's. */
  private static final String SEQUENCES =
      """
      select concat_ws(' ',
        case o.deptype when 'i' then 'identity sequence' else 'sequence ' || r.name end,
        case r.relpersistence when 'u' then 'unlogged' end,
        'as', format_type(s.seqtypid, null), 'start', s.seqstart, 'increment', s.seqincrement,
        'from', s.seqmin, 'to', s.seqmax, 'cache', s.seqcache,
        case when s.seqcycle then 'cycle' end,
        'owned by ' || o.refobjid::regclass || '.' || quote_ident(a.attname)) as fact
      from relation r join pg_sequence s on s.seqrelid = r.oid
      left join pg_depend o on o.classid = 'pg_class'::regclass and o.objid = r.oid
        and o.refclassid = 'pg_class'::regclass and o.refobjsubid > 0 and o.deptype in ('a', 'i')
      left join pg_attribute a on a.attrelid = o.refobjid and a.attnum = o.refobjsubid
      left join pg_class owner on owner.oid = o.refobjid
      where coalesce(owner.relname, '') !~ '^bascule_'
      """;

  private static final String VIEWS =
      """
      select concat_ws(' ', case r.relkind when 'm' then 'materialized view' else 'view' end,
        r.name,
        'with (' || (select string_agg(o, ', ' order by o) from unnest(r.reloptions) o) || ')',
        case when r.relkind = 'm' and not r.relispopulated then 'not populated' end,
        'as', pg_get_viewdef(r.oid)) as fact
      from relation r where r.relkind in ('v', 'm')
      """;

  /** Those that are neither the system's nor ours, for queries on them to start with. */
  static final String TYPES =
      """
      with type as materialized (
        select t.*, format('%I.%I', n.nspname, t.typname) as name
        from pg_type t join pg_namespace n on n.oid = t.typnamespace
        where t.oid >= 16384 and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
          and n.nspname !~ '^bascule_' and t.typname !~ '^_?bascule_'
          and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass
                          and d.objid = t.oid and d.deptype = 'e'))
      """;

  private static final String ENUMS =
      """
      select 'enum ' || t.name || ' ' || coalesce((
          select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
          from pg_enum e where e.enumtypid = t.oid), '') as fact
      from type t where t.typtype = 'e'
      """;

  private static final String DOMAINS =
      """
      select concat_ws(' ', 'domain', t.name, format_type(t.typbasetype, t.typtypmod),
        case when t.typnotnull then 'not null' end,
        'default ' || t.typdefault,
        'collate ' || (select format('%I.%I', n.nspname, l.collname) from pg_collation l
          join pg_namespace n on n.oid = l.collnamespace
          join pg_type b on b.oid = t.typbasetype
          where l.oid = t.typcollation and t.typcollation <> b.typcollation)) as fact
      from type t where t.typtype = 'd'
      union all
      select concat_ws(' ', 'constraint on domain', t.name || ':', quote_ident(c.conname),
        pg_get_constraintdef(c.oid))
      from type t join pg_constraint c on c.contypid = t.oid where c.contype <> 'n'
      """;

  private static final String OTHER_TYPES =
      """
      select concat_ws(' ', 'type', t.name, case t.typtype when 'c' then 'composite'
          when 'r' then 'range' when 'm' then 'multirange' when 'p' then 'pseudo' else 'base' end,
        (select 'of ' || format_type(r.rngsubtype, null) || ' ' || r.rngsubopc ||
           ' ' || r.rngcanonical || ' ' || r.rngsubdiff
         from pg_range r where r.rngtypid = t.oid)) as fact
      from type t
      where t.typtype not in ('e', 'd') and t.typelem = 0
        and (t.typrelid = 0 or (select relkind from pg_class c where c.oid = t.typrelid) = 'c')
      """;

  private static final String FUNCTIONS =
      """
      select case p.prokind when 'a' then 'aggregate ' || p.oid::regprocedure || concat_ws(' ',
            format_type(p.prorettype, null), a.aggtransfn, a.aggfinalfn, a.aggcombinefn,
            a.aggmtransfn, a.aggminvtransfn, a.aggmfinalfn, a.aggsortop, a.aggkind,
            format_type(a.aggtranstype, null), a.agginitval, a.aggfinalmodify, p.proparallel)
          else 'function ' || pg_get_functiondef(p.oid) end as fact
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      left join pg_aggregate a on a.aggfnoid = p.oid
      where p.oid >= 16384 and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        and n.nspname !~ '^bascule_' and p.proname !~ '^bascule_'
        and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass
                        and d.objid = p.oid and d.deptype in ('e', 'i'))
      """;

  private static final String EXTENSIONS =
      """
      select concat_ws(' ', 'extension', quote_ident(e.extname), 'in', quote_ident(n.nspname),
        'version', e.extversion) as fact
      from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname <> 'plpgsql'
      """;

  /** Kinds that are rare: that there is one, and which, must not escape; first normal oid 16384. */
  private static final String OTHERS =
      """
      select concat_ws(' ', o.type, o.identity, o.detail) as fact
      from (
        select (pg_identify_object(k.classid, k.oid, 0)).*, k.detail, k.classid, k.oid
        from (
          select 'pg_operator'::regclass as classid, oid, concat_ws(' ', oprcode, oprcom::regoper,
            oprnegate::regoper, oprrest, oprjoin) as detail from pg_operator
          union all select 'pg_opclass'::regclass, oid, opcdefault::text from pg_opclass
          union all select 'pg_opfamily'::regclass, oid, '' from pg_opfamily
          union all select 'pg_cast'::regclass, oid,
            concat_ws(' ', castfunc::regproc, castcontext, castmethod) from pg_cast
          union all select 'pg_collation'::regclass, oid, concat_ws(' ', collprovider,
            collisdeterministic, collcollate, collctype) from pg_collation
          union all select 'pg_conversion'::regclass, oid, '' from pg_conversion
          union all select 'pg_language'::regclass, oid, '' from pg_language
          union all select 'pg_am'::regclass, oid, amhandler::text from pg_am
          union all select 'pg_transform'::regclass, oid, '' from pg_transform
          union all select 'pg_ts_config'::regclass, oid, (
            select string_agg(concat_ws(' ', m.maptokentype, m.mapdict::regdictionary), ', '
                              order by m.maptokentype, m.mapseqno)
            from pg_ts_config_map m where m.mapcfg = c.oid) from pg_ts_config c
          union all select 'pg_ts_dict'::regclass, oid, dictinitoption from pg_ts_dict
          union all select 'pg_ts_parser'::regclass, oid, '' from pg_ts_parser
          union all select 'pg_ts_template'::regclass, oid, '' from pg_ts_template
          union all select 'pg_event_trigger'::regclass, oid, concat_ws(' ', evtevent,
            evtfoid::regproc, evtenabled, array_to_string(evttags, ',')) from pg_event_trigger
          union all select 'pg_publication'::regclass, oid, concat_ws(' ', puballtables, pubinsert,
            pubupdate, pubdelete, pubtruncate, pubviaroot) from pg_publication
          union all select 'pg_publication_rel'::regclass, oid, '' from pg_publication_rel
          union all select 'pg_foreign_data_wrapper'::regclass, oid,
            array_to_string(fdwoptions, ',') from pg_foreign_data_wrapper
          union all select 'pg_foreign_server'::regclass, oid,
            array_to_string(srvoptions, ',') from pg_foreign_server
        ) k
        where k.oid >= 16384 and not exists (select from pg_depend d
          where d.classid = k.classid and d.objid = k.oid and d.deptype = 'e')
      ) o
      """;

  private static final String COMMENTS =
      """
      select concat_ws(' ', 'comment on', o.what || ':', o.description) as fact
      from (
        select pg_describe_object(d.classoid, d.objoid, d.objsubid) as what, d.*
        from pg_description d where d.objoid >= 16384 or d.classoid = 'pg_namespace'::regclass
      ) o
      where o.what !~ '(^|[ ."])bascule_' and (o.objoid >= 16384 or o.what = 'schema public')
        and not (o.what = 'schema public' and o.description = 'standard public schema')
        and not exists (select from pg_depend e where e.classid = o.classoid
                        and e.objid = o.objoid and e.deptype = 'e')
      """;

  static final List<String> OF_RELATIONS = List.of(SEQUENCES, VIEWS);

  static final List<String> OF_TYPES = List.of(ENUMS, DOMAINS, OTHER_TYPES);

  static final List<String> REST = List.of(SCHEMAS, FUNCTIONS, EXTENSIONS, OTHERS, COMMENTS);
}
