package io.bascule.testkit.internal.postgres;

import java.util.List;

/** Who owns what, and who may do what with it, where it is not the owner alone. */
final class RightQueries {
  private RightQueries() {}

  private static final String GRANTS =
      """
      select concat_ws(' ', 'grant', a.privilege_type, 'on', o.what, 'to',
        case a.grantee when 0 then 'public' else a.grantee::regrole::text end,
        case when a.is_grantable then 'with grant option' end) as fact
      from (
        select 'relation ' || r.name as what,
          coalesce(r.relacl, acldefault(case r.relkind when 'S' then 's' else 'r' end::"char",
                                        r.relowner)) as acl, r.relowner as owner
        from relation r where r.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
        union all
        select 'column ' || r.name || '.' || quote_ident(t.attname), t.attacl, r.relowner
        from relation r join pg_attribute t on t.attrelid = r.oid
        where t.attacl is not null and not t.attisdropped
        union all
        select 'schema ' || quote_ident(n.nspname),
          coalesce(n.nspacl, acldefault('n', n.nspowner)), n.nspowner
        from pg_namespace n where n.nspname !~ '^(pg|bascule)_'
          and n.nspname <> 'information_schema'
        union all
        select 'function ' || p.oid::regprocedure,
          coalesce(p.proacl, acldefault('f', p.proowner)), p.proowner
        from pg_proc p where p.oid >= 16384 and not exists (select from pg_depend d
          where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
        union all
        select 'type ' || format_type(t.oid, null),
          coalesce(t.typacl, acldefault('T', t.typowner)), t.typowner
        from pg_type t where t.typacl is not null and t.oid >= 16384
      ) o, aclexplode(o.acl) a
      where a.grantee <> o.owner
      """;

  private static final String MISSING =
      """
      select concat_ws(' ', 'revoked from the owner on', r.name, r.relacl::text) as fact
      from relation r
      where r.relacl is not null and exists (
        select from aclexplode(acldefault(case r.relkind when 'S' then 's' else 'r' end::"char",
                                          r.relowner)) d
        where not exists (select from aclexplode(r.relacl) a
          where a.grantee = d.grantee and a.privilege_type = d.privilege_type))
      """;

  private static final String DEFAULTS =
      """
      select concat_ws(' ', 'default privileges of', d.defaclrole::regrole::text,
        'in ' || n.nspname, 'on', d.defaclobjtype, d.defaclacl::text) as fact
      from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace
      """;

  private static final String OWNERS =
      """
      select concat_ws(' ', 'owner of relation', r.name, 'is', r.relowner::regrole::text) as fact
      from relation r
      where r.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and r.relowner <> current_user::regrole
      union all
      select concat_ws(' ', 'owner of schema', quote_ident(n.nspname), 'is', n.nspowner::regrole::text)
      from pg_namespace n where n.nspname !~ '^(pg|bascule)_' and n.nspname <> 'information_schema'
        and n.nspowner not in (current_user::regrole, 'pg_database_owner'::regrole)
      union all
      select concat_ws(' ', 'owner of function', p.oid::regprocedure, 'is', p.proowner::regrole::text)
      from pg_proc p where p.oid >= 16384 and p.proowner <> current_user::regrole
        and not exists (select from pg_depend d
          where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
      """;

  static final List<String> OF_RELATIONS = List.of(GRANTS, MISSING, OWNERS);

  static final List<String> REST = List.of(DEFAULTS);
}
