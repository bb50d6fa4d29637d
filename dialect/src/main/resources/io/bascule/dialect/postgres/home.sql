-- The schemas that are read: all but the server's own, or, while declared tables are made in a
-- scratch place, that place alone. The empty name stands for the default schema, which the reader
-- has made the whole search path. What another process has made for a moment is none of them, nor
-- are copies of rows.
WITH
home AS MATERIALIZED (
  SELECT n.oid, n.nspname, CASE WHEN n.nspname = current_schema() THEN '' ELSE n.nspname END AS schema
  FROM pg_namespace n
  WHERE CASE WHEN coalesce(current_setting('bascule.scratch', true), '') = ''
    THEN n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      AND (n.nspname !~ '^bascule_((scratch|stage)_[0-9a-f]{32}$|backup_)'
        OR n.nspname = current_schema())
    ELSE n.nspname = current_setting('bascule.scratch', true) END
)
