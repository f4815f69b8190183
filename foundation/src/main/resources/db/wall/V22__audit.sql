-- Who saw or changed which client's data. The service adds and reads; nobody but the owner changes or deletes. It outlives the
-- client's erasure, and holds no content.
CREATE TABLE audit_event (
    client_id   uuid        NOT NULL,
    recorded_at timestamptz NOT NULL,
    event_id    uuid        NOT NULL DEFAULT uuidv7(),
    practice_id uuid        NOT NULL,
    agent       text        NOT NULL,
    role        text        NOT NULL,
    action      text        NOT NULL,
    operation   text        NOT NULL,
    purpose     text        NOT NULL,
    PRIMARY KEY (client_id, event_id)
);
CREATE INDEX audit_event_of_practice ON audit_event (practice_id, event_id);

REVOKE UPDATE, DELETE ON audit_event FROM "${service_role}";
GRANT SELECT, INSERT ON audit_event TO "${service_role}";
GRANT SELECT ON audit_event TO "${caller_role}";

ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON audit_event TO CURRENT_USER USING (true);
CREATE POLICY service ON audit_event TO "${service_role}" USING (true);
CREATE POLICY callers ON audit_event FOR SELECT TO "${caller_role}" USING (
    practice_id = (SELECT nullif(current_setting('lumbar.practice', true), '')::uuid)
    AND ((SELECT current_setting('lumbar.whole', true) = 'true')
         OR client_id = (SELECT nullif(current_setting('lumbar.own', true), '')::uuid)));
