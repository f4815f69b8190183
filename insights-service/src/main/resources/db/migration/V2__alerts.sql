-- Locks that a clinician has cleared, by the id of the event that made them.
ALTER TABLE client ADD COLUMN cleared_locks uuid[] NOT NULL DEFAULT '{}';

-- Where a client stands in triage: 0 red, 1 yellow, 2 blue, 3 no alert. check_at is when the alerts have to be judged
-- again: at once after a new fact, else when time alone may change them.
ALTER TABLE client_summary
    ADD COLUMN display_name      text        NOT NULL DEFAULT '',
    ADD COLUMN need              integer     NOT NULL DEFAULT 3,
    ADD COLUMN need_acknowledged boolean     NOT NULL DEFAULT false,
    ADD COLUMN need_since        date        NOT NULL DEFAULT '9999-12-31',
    ADD COLUMN check_at          timestamptz NOT NULL DEFAULT '-infinity';
CREATE INDEX client_summary_by_need
    ON client_summary (practice_id, need, need_acknowledged, need_since, display_name, client_id);
CREATE INDEX client_summary_by_check ON client_summary (check_at);

-- Ids follow from the facts, so that a rebuild finds the same alerts and their acknowledgements still fit. An alert that
-- no longer holds is kept, to be looked up.
CREATE TABLE alert (
    client_id   uuid        NOT NULL,
    alert_id    uuid        NOT NULL,
    practice_id uuid        NOT NULL,
    code        text        NOT NULL,
    urgency     integer     NOT NULL,
    since       date        NOT NULL,
    days        date[]      NOT NULL,
    evidence    uuid[]      NOT NULL,
    raised_at   timestamptz NOT NULL,
    holds       boolean     NOT NULL,
    PRIMARY KEY (client_id, alert_id)
);
CREATE INDEX alert_by_urgency ON alert (practice_id, urgency, since) WHERE holds;

-- Written by people here and by nobody else: the one table that no topic can bring back.
CREATE TABLE acknowledgement (
    client_id       uuid        NOT NULL,
    alert_id        uuid        NOT NULL,
    practice_id     uuid        NOT NULL,
    acknowledged_at timestamptz NOT NULL,
    acknowledged_by text        NOT NULL,
    note            text,
    PRIMARY KEY (client_id, alert_id)
);
