-- The second wall: row-level security, forced on everybody, in every table that is about a client or a practice.
--
-- Three roles: this one, which owns the tables and migrates them; ${service_role}, as which the service does its own work
-- and sees all rows; ${caller_role}, which it becomes for a request, and which sees what the caller may see. Neither of
-- the two owns anything, and neither may truncate.
--
-- A policy names no function: the tables of a rebuild move to another schema, and its functions don't.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${caller_role}') THEN
        CREATE ROLE "${caller_role}" NOLOGIN;
        GRANT "${caller_role}" TO "${service_role}";
    END IF;
    IF NOT pg_has_role('${service_role}', '${caller_role}', 'SET') THEN
        GRANT "${caller_role}" TO "${service_role}";
    END IF;
EXCEPTION WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'The role ${caller_role} is missing, or ${service_role} is no member of it. The page "Roles" of the runbook has the statements.';
END $$;

DO $$
DECLARE
    place text := quote_ident(current_schema());
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA %s TO "${service_role}", "${caller_role}"', place);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %s TO "${service_role}"', place);
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %s GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "${service_role}"', place);
    IF current_user <> '${service_role}' THEN
        EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON %s.flyway_schema_history FROM "${service_role}"', place);
    END IF;
END $$;

-- Says who the caller is, and decides once whether the client whom they name is their business. Runs as the owner: the
-- caller's own policies would ask it first.
CREATE FUNCTION lumbar_enter(practice uuid, subject text, whole boolean, own uuid, named uuid, in_transaction boolean)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    theirs uuid;
BEGIN
    IF named IS NOT NULL THEN
        SELECT c.client_id INTO theirs FROM ${clients} c
         WHERE c.client_id = named AND c.practice_id = practice
           AND (whole OR c.client_id = own OR (subject <> '' AND c.care_team::text[] @> ARRAY[subject]));
        -- Of a client who is not known yet, the token is taken at its word.
        IF theirs IS NULL AND named = own AND NOT EXISTS (SELECT FROM ${clients} c WHERE c.client_id = named) THEN
            theirs := own;
        END IF;
    END IF;
    PERFORM set_config('lumbar.practice', coalesce(practice::text, ''), in_transaction),
            set_config('lumbar.subject', subject, in_transaction),
            set_config('lumbar.whole', CASE WHEN whole THEN 'true' ELSE 'false' END, in_transaction),
            set_config('lumbar.own', coalesce(own::text, ''), in_transaction),
            set_config('lumbar.client', coalesce(theirs::text, ''), in_transaction);
END $$;
REVOKE ALL ON FUNCTION lumbar_enter FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lumbar_enter TO "${service_role}", "${caller_role}";

DO $$
DECLARE
    place    text := quote_ident(current_schema());
    named    text := '(SELECT nullif(current_setting(''lumbar.client'', true), '''')::uuid)';
    own      text := '(SELECT nullif(current_setting(''lumbar.own'', true), '''')::uuid)';
    practice text := 'practice_id = (SELECT nullif(current_setting(''lumbar.practice'', true), '''')::uuid)';
    whole    text := '(SELECT current_setting(''lumbar.whole'', true) = ''true'')';
    subject  text := '(SELECT nullif(current_setting(''lumbar.subject'', true), ''''))';
    t        record;
    seen     text;
    written  text;
BEGIN
    FOR t IN
        SELECT c.relname AS name, quote_ident(c.relname) AS quoted,
               bool_or(a.attname = 'client_id') AS of_client, bool_or(a.attname = 'practice_id') AS of_practice
          FROM pg_class c
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
         WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
         GROUP BY c.relname
        HAVING bool_or(a.attname IN ('client_id', 'practice_id'))
    LOOP
        IF t.name = '${clients}' THEN
            seen := format('client_id = %s OR (%s AND (%s OR client_id = %s OR care_team::text[] @> ARRAY[%s]))',
                           named, practice, whole, own, subject);
            written := practice;
        ELSIF NOT t.of_client THEN
            seen := practice;
            written := practice;
        ELSE
            seen := format('EXISTS (SELECT FROM %s.${clients} whose WHERE whose.client_id = %s.client_id)', place, t.quoted);
            IF t.of_practice THEN
                seen := format('%s AND (%s OR %s)', practice, whole, seen);
            END IF;
            seen := format('client_id = %s OR (%s)', named, seen);
            written := seen;
        END IF;
        EXECUTE format('ALTER TABLE %s.%s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', place, t.quoted);
        EXECUTE format('CREATE POLICY owner ON %s.%s TO CURRENT_USER USING (true)', place, t.quoted);
        EXECUTE format('CREATE POLICY service ON %s.%s TO "${service_role}" USING (true)', place, t.quoted);
        EXECUTE format('CREATE POLICY callers ON %s.%s TO "${caller_role}" USING (%s) WITH CHECK (%s)',
                       place, t.quoted, seen, written);
    END LOOP;
END $$;
