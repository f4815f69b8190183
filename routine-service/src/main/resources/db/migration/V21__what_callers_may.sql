-- Requests change whatever is about a client or a practice; which rows, the second wall says.
DO $$
DECLARE
    t record;
BEGIN
    FOR t IN
        SELECT DISTINCT c.oid::regclass AS name
          FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('client_id', 'practice_id')
         WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
    LOOP
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO "${caller_role}"', t.name);
    END LOOP;
END $$;
GRANT SELECT ON revision_floor TO "${caller_role}";
