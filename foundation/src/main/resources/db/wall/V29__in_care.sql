-- The second wall without a look at every client of the practice: whom a therapist cares for is found by an index, once per statement,
-- and rows are compared with that.
--
-- Two views say it. They read the table of clients as its owner, so that the index can be used: behind a policy PostgreSQL would
-- look at the policy's conditions first. They show ids, and only by the caller's settings. A rebuild moves them with its tables.

CREATE INDEX IF NOT EXISTS client_by_care_team ON ${clients} USING gin ((care_team::text[])) WITH (fastupdate = off);
-- Entries that wait in a list would be searched one by one.
ALTER INDEX client_by_care_team SET (fastupdate = off);
SELECT gin_clean_pending_list('client_by_care_team');

-- The clients whose care team has the caller, and the client who the caller is.
CREATE VIEW in_care WITH (security_barrier) AS
SELECT client_id FROM ${clients}
 WHERE practice_id = (SELECT nullif(current_setting('lumbar.practice', true), '')::uuid)
   AND (care_team::text[] @> ARRAY[(SELECT nullif(current_setting('lumbar.subject', true), ''))]
        OR client_id = (SELECT nullif(current_setting('lumbar.own', true), '')::uuid));

-- The clients of the practice, for who sees the whole of it.
CREATE VIEW in_practice WITH (security_barrier) AS
SELECT client_id FROM ${clients}
 WHERE practice_id = (SELECT CASE WHEN current_setting('lumbar.whole', true) = 'true'
                                  THEN nullif(current_setting('lumbar.practice', true), '')::uuid END);

REVOKE ALL ON in_care, in_practice FROM PUBLIC, "${service_role}";
GRANT SELECT ON in_care, in_practice TO "${service_role}", "${caller_role}";

DO $$
DECLARE
    place    text := quote_ident(current_schema());
    named    text := 'client_id = (SELECT nullif(current_setting(''lumbar.client'', true), '''')::uuid)';
    practice text := '(SELECT current_setting(''lumbar.whole'', true) = ''true'')'
                     ' AND practice_id = (SELECT nullif(current_setting(''lumbar.practice'', true), '''')::uuid)';
    -- An array, because the planner counts what a subquery costs for each row that a join looks up, an array's once.
    cared    text := format('client_id = ANY (ARRAY(SELECT cared.client_id FROM %s.in_care cared))', place);
    t        record;
    seen     text;
BEGIN
    FOR t IN
        -- Those whose policy looks each client up (V20). The practice is of no use where an index that holds all that is asked
        -- for does not hold the practice: rows would be fetched for its sake alone.
        SELECT quote_ident(c.relname) AS quoted,
               EXISTS (SELECT FROM pg_attribute a
                        WHERE a.attrelid = c.oid AND a.attname = 'practice_id' AND NOT a.attisdropped
                          AND NOT EXISTS (SELECT FROM pg_index i
                                           WHERE i.indrelid = c.oid AND i.indnatts > i.indnkeyatts
                                             AND NOT a.attnum = ANY (i.indkey::smallint[]))) AS by_practice
          FROM pg_policies p
          JOIN pg_class c ON c.relnamespace = current_schema()::regnamespace AND c.relname = p.tablename
         WHERE p.schemaname = current_schema() AND p.policyname = 'callers' AND p.cmd = 'ALL'
           AND p.qual = p.with_check AND p.qual LIKE '%whose.client_id%'
    LOOP
        seen := CASE WHEN t.by_practice
                     THEN format('%s OR (%s) OR %s', named, practice, cared)
                     ELSE format('%s OR %s OR EXISTS (SELECT FROM %s.in_practice whole WHERE whole.client_id = %s.client_id)',
                                 named, cared, place, t.quoted) END;
        EXECUTE format('ALTER POLICY callers ON %s.%s USING (%s) WITH CHECK (%s)', place, t.quoted, seen, seen);
    END LOOP;
END $$;
