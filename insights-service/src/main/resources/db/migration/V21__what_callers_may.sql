-- Requests read everything about a client that the second wall lets them see, and change what follows from an acknowledgement.
DO $$
DECLARE
    t record;
BEGIN
    FOR t IN
        SELECT DISTINCT c.oid::regclass AS name
          FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('client_id', 'practice_id')
         WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
    LOOP
        EXECUTE format('GRANT SELECT ON %s TO "${caller_role}"', t.name);
    END LOOP;
END $$;
GRANT INSERT, UPDATE, DELETE ON acknowledgement, alert, care, triage_line, client_summary TO "${caller_role}";
