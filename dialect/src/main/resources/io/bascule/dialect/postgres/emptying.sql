-- Takes away what a dump brings back: schemas whole, but for those of the server, of extensions and
-- of copies, which are emptied of what is no extension's; large objects; and what is in no schema.
DO $bascule$
DECLARE
  thing record;
BEGIN
  SET LOCAL client_min_messages = warning;
  FOR thing IN SELECT format('DROP EVENT TRIGGER %I', evtname) AS said FROM pg_event_trigger t
    WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_event_trigger'::regclass
      AND d.objid = t.oid AND d.deptype = 'e')
  LOOP
    EXECUTE thing.said;
  END LOOP;
  FOR thing IN SELECT format('DROP PUBLICATION %I', pubname) AS said FROM pg_publication
  LOOP
    EXECUTE thing.said;
  END LOOP;
  FOR thing IN SELECT format('DROP SERVER %I CASCADE', srvname) AS said FROM pg_foreign_server
  LOOP
    EXECUTE thing.said;
  END LOOP;
  FOR thing IN SELECT format('DROP SCHEMA %I CASCADE', n.nspname) AS said FROM pg_namespace n
    WHERE n.nspname !~ '^(pg_|bascule_backup_)' AND n.nspname NOT IN ('information_schema', 'public')
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_namespace'::regclass
        AND d.objid = n.oid AND d.deptype = 'e')
  LOOP
    EXECUTE thing.said;
  END LOOP;
  FOR thing IN SELECT d.classid, d.objid FROM pg_depend d
    WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = 'public'::regnamespace
      AND d.deptype = 'n' AND NOT EXISTS (SELECT FROM pg_depend e
        WHERE e.classid = d.classid AND e.objid = d.objid AND e.deptype IN ('e', 'i')
          -- A partitioned table is internal to its own key.
          AND e.refobjid <> d.objid)
      AND d.classid NOT IN ('pg_extension'::regclass, 'pg_default_acl'::regclass)
    -- Tables first: their columns' defaults and types are what the others are there for.
    ORDER BY d.classid <> 'pg_class'::regclass, d.objid
  LOOP
    -- What has gone with another thing has no name any more.
    SELECT format('DROP %s IF EXISTS %s CASCADE', CASE o.type WHEN 'composite type' THEN 'type'
        WHEN 'statistics object' THEN 'statistics' ELSE o.type END, o.identity) AS said
      INTO thing FROM pg_identify_object(thing.classid, thing.objid, 0) o
      WHERE o.identity IS NOT NULL;
    IF thing.said IS NOT NULL THEN
      EXECUTE thing.said;
    END IF;
  END LOOP;
  PERFORM lo_unlink(l.oid) FROM pg_largeobject_metadata l;
END
$bascule$;
