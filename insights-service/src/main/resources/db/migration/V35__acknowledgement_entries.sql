-- What people did with an alert, one entry after the other: they saw it, with a note or without, or took that back. Rows are only added.
-- acknowledgement still says what holds now; an earlier release reads and writes that table alone.
CREATE TABLE acknowledgement_entry (
    client_id   uuid        NOT NULL,
    alert_id    uuid        NOT NULL,
    number      integer     NOT NULL,
    practice_id uuid        NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by text        NOT NULL,
    undone      boolean     NOT NULL,
    note        text,
    PRIMARY KEY (client_id, alert_id, number)
);
INSERT INTO acknowledgement_entry
SELECT client_id, alert_id, 1, practice_id, acknowledged_at, acknowledged_by, false, note FROM acknowledgement;

GRANT SELECT, INSERT ON acknowledgement_entry TO "${caller_role}";
ALTER TABLE acknowledgement_entry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON acknowledgement_entry TO CURRENT_USER USING (true);
CREATE POLICY service ON acknowledgement_entry TO "${service_role}" USING (true);
CREATE POLICY callers ON acknowledgement_entry TO "${caller_role}"
    USING (client_id = (SELECT nullif(current_setting('lumbar.client', true), '')::uuid)
           OR ((SELECT current_setting('lumbar.whole', true) = 'true')
               AND practice_id = (SELECT nullif(current_setting('lumbar.practice', true), '')::uuid))
           OR client_id = ANY (ARRAY(SELECT cared.client_id FROM in_care cared)));
