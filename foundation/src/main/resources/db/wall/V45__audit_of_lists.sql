-- What one answer showed of several clients: one row for all of them, in the way of audit_event. The id of what it says of the n-th of them
-- is the row's with n in its last 16 bits, which are 0 here.
CREATE TABLE audit_list (
    practice_id uuid        NOT NULL,
    event_id    uuid        NOT NULL DEFAULT overlay(uuidv7()::text PLACING '0000' FROM 33)::uuid,
    recorded_at timestamptz NOT NULL,
    client_ids  uuid[]      NOT NULL,
    agent       text        NOT NULL,
    role        text        NOT NULL,
    action      text        NOT NULL,
    operation   text        NOT NULL,
    purpose     text        NOT NULL,
    PRIMARY KEY (practice_id, event_id)
);
CREATE INDEX audit_list_of_client ON audit_list USING gin (client_ids);

REVOKE ALL ON audit_list FROM PUBLIC, "${service_role}", "${caller_role}";
GRANT SELECT, INSERT ON audit_list TO "${service_role}";
GRANT SELECT ON audit_list TO "${caller_role}";

ALTER TABLE audit_list ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON audit_list TO CURRENT_USER USING (true);
CREATE POLICY service ON audit_list TO "${service_role}" USING (true);
-- A row names other clients, so only who sees the whole practice sees rows.
CREATE POLICY callers ON audit_list FOR SELECT TO "${caller_role}" USING (
    practice_id = (SELECT nullif(current_setting('lumbar.practice', true), '')::uuid)
    AND (SELECT current_setting('lumbar.whole', true) = 'true'));

-- What lists say of the client who the caller is, and of nobody else.
CREATE VIEW own_audit_list WITH (security_barrier) AS
SELECT own.client_id, l.recorded_at,
       overlay(l.event_id::text PLACING lpad(to_hex(array_position(l.client_ids, own.client_id)), 4, '0') FROM 33)::uuid AS event_id,
       l.practice_id, l.agent, l.role, l.action, l.operation, l.purpose
  FROM (SELECT nullif(current_setting('lumbar.own', true), '')::uuid AS client_id) own
  JOIN audit_list l ON l.client_ids @> ARRAY[own.client_id]
 WHERE l.practice_id = (SELECT nullif(current_setting('lumbar.practice', true), '')::uuid);

REVOKE ALL ON own_audit_list FROM PUBLIC, "${service_role}";
GRANT SELECT ON own_audit_list TO "${service_role}", "${caller_role}";
