package io.bascule.testkit.internal.postgres;

import java.util.List;

/**
 * Tables, their columns, constraints, indexes, triggers, policies and rules: queries on {@code
 * relation}, which {@link PostgresFacts} defines.
 */
final class TableQueries {
  private TableQueries() {}

  /** Those that are neither the system's nor ours, for queries on them to start with. */
  static final String RELATIONS =
      """
      with relation as materialized (
        select c.*, n.nspname, format('%I.%I', n.nspname, c.relname) as name
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname !~ '^pg_' and n.nspname not in ('information_schema')
          and n.nspname !~ '^bascule_' and c.relname !~ '^bascule_'
          and not exists (select from pg_index i join pg_class t on t.oid = i.indrelid
                          where i.indexrelid = c.oid and t.relname ~ '^bascule_')
          and not exists (select from pg_depend d where d.deptype = 'e'
                          and (d.classid = 'pg_class'::regclass and d.objid = c.oid
                            or d.classid = 'pg_type'::regclass and d.objid = c.reltype)))
      """;

  private static final String TABLES =
      """
      select concat_ws(' ',
        case r.relkind when 'p' then 'partitioned table' when 'f' then 'foreign table'
          else 'table' end,
        r.name,
        case r.relpersistence when 'u' then 'unlogged' when 't' then 'temporary' end,
        'partition by ' || pg_get_partkeydef(r.oid),
        'inherits (' || (select string_agg(i.inhparent::regclass::text, ', ' order by i.inhseqno)
                         from pg_inherits i where i.inhrelid = r.oid) || ')',
        pg_get_expr(r.relpartbound, r.oid),
        'of ' || nullif(r.reloftype, 0)::regtype,
        'with (' || (select string_agg(o, ', ' order by o) from unnest(r.reloptions) o) || ')',
        'using ' || (select amname from pg_am a where a.oid = r.relam and a.amname <> 'heap'),
        'tablespace ' || (select spcname from pg_tablespace s where s.oid = r.reltablespace),
        case when r.relrowsecurity then 'row security' end,
        case when r.relforcerowsecurity then 'row security forced' end,
        'replica identity ' || nullif(r.relreplident::text, 'd')) as fact
      from relation r where r.relkind in ('r', 'p', 'f')
      """;

  /** A default of null is no default, but for a domain, whose own default it takes away. */
  private static final String COLUMNS =
      """
      select concat_ws(' ', 'column', r.name || '.' || quote_ident(a.attname),
        case when r.relkind in ('r', 'p', 'f', 'c') then format_type(a.atttypid, a.atttypmod) end,
        case when a.attnotnull then 'not null' end,
        case a.attidentity when 'a' then 'identity always' when 'd' then 'identity by default' end,
        case a.attgenerated when 's' then 'stored as' when 'v' then 'virtual as'
          else case when d.oid is not null then 'default' end end,
        pg_get_expr(d.adbin, d.adrelid),
        'collate ' || (select format('%I.%I', n.nspname, l.collname) from pg_collation l
          join pg_namespace n on n.oid = l.collnamespace
          where l.oid = a.attcollation and a.attcollation <> t.typcollation),
        case when a.attstorage <> t.typstorage and r.relkind in ('r', 'p', 'm')
          then 'storage ' || a.attstorage::text end,
        'compression ' || nullif(a.attcompression::text, ''),
        case when a.attstattarget >= 0 then 'statistics ' || a.attstattarget end,
        'with (' || array_to_string(a.attoptions, ', ') || ')',
        case when not a.attislocal then 'inherited' end) as fact
      from relation r
      join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid
      left join pg_attrdef d on d.adrelid = r.oid and d.adnum = a.attnum
        and (t.typtype = 'd'
          or pg_get_expr(d.adbin, d.adrelid) !~ '^NULL(::[a-zA-Z0-9_ ."\\[\\]]+)?$')
      where r.relkind in ('r', 'p', 'f', 'c', 'v', 'm')
      """;

  /** The name of a NOT NULL is mostly the server's own, and does not follow a rename. */
  private static final String CONSTRAINTS =
      """
      select concat_ws(' ', 'constraint on', r.name || ':',
        pg_get_constraintdef(c.oid),
        case when not c.conislocal then 'inherited' end) as fact,
        case when c.contype <> 'n' and c.conparentid = 0 then quote_ident(c.conname) end
          as called
      from relation r join pg_constraint c on c.conrelid = r.oid
      where c.contype <> 'n' or pg_get_constraintdef(c.oid) ~ '(NO INHERIT|NOT VALID)'
      """;

  /** The index of a constraint has the constraint's name. */
  private static final String INDEXES =
      """
      select concat_ws(' ', 'index',
        case when k.oid is null then pg_get_indexdef(i.indexrelid)
          else replace(pg_get_indexdef(i.indexrelid),
            ' INDEX ' || quote_ident(k.conname) || ' ON ', ' INDEX ON ') end,
        'tablespace ' || (select spcname from pg_tablespace s where s.oid = r.reltablespace),
        case when i.indisclustered then 'clustered' end,
        case when i.indisreplident then 'replica identity' end,
        case when not i.indisvalid then 'invalid' end,
        (select string_agg('statistics ' || a.attnum || ' ' || a.attstattarget, ' ')
         from pg_attribute a where a.attrelid = r.oid and a.attstattarget >= 0)) as fact,
        quote_ident(k.conname) as called
      from relation r join pg_index i on i.indexrelid = r.oid
      left join pg_constraint k on k.conindid = r.oid and k.contype in ('p', 'u', 'x')
      """;

  private static final String TRIGGERS =
      """
      select concat_ws(' ', 'trigger', pg_get_triggerdef(t.oid),
        case t.tgenabled when 'D' then 'disabled' when 'R' then 'on replica'
          when 'A' then 'always' end) as fact
      from relation r join pg_trigger t on t.tgrelid = r.oid
      where not t.tgisinternal and t.tgparentid = 0
      """;

  private static final String POLICIES =
      """
      select concat_ws(' ', 'policy', quote_ident(p.polname), 'on', r.name,
        case when p.polpermissive then 'permissive' else 'restrictive' end,
        case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
          when 'd' then 'delete' else 'all' end,
        'to', (select string_agg(case x when 0 then 'public' else x::regrole::text end, ', '
                                 order by x::regrole::text) from unnest(p.polroles) x),
        'using (' || pg_get_expr(p.polqual, p.polrelid) || ')',
        'with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')') as fact
      from relation r join pg_policy p on p.polrelid = r.oid
      """;

  private static final String RULES =
      """
      select concat_ws(' ', 'rule', pg_get_ruledef(u.oid),
        case when u.ev_enabled <> 'O' then 'enabled ' || u.ev_enabled::text end) as fact
      from relation r join pg_rewrite u on u.ev_class = r.oid and u.rulename <> '_RETURN'
      """;

  private static final String STATISTICS =
      """
      select concat_ws(' ', 'statistics', pg_get_statisticsobjdef(s.oid),
        case when s.stxstattarget >= 0 then 'target ' || s.stxstattarget end) as fact
      from relation r join pg_statistic_ext s on s.stxrelid = r.oid
      """;

  /** Besides each fact, what it is called. */
  static final List<String> NAMED = List.of(CONSTRAINTS, INDEXES);

  static final List<String> OF_RELATIONS =
      List.of(TABLES, COLUMNS, TRIGGERS, POLICIES, RULES, STATISTICS);
}
