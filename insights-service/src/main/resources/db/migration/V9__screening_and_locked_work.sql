-- What clients answered and what clinicians decided, with when and by whom: alerts begin and end with it. A client whose
-- snapshot arrived before has none of it until the next one, or a rebuild.
ALTER TABLE client
    ADD COLUMN clearances    jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN screening     jsonb,
    ADD COLUMN injured_areas jsonb NOT NULL DEFAULT '[]';

-- Sessions that were started against the screening, and steps that were done while their technique was locked.
ALTER TABLE session
    ADD COLUMN screened_out boolean GENERATED ALWAYS AS
        (coalesce(document -> 'flags' @> '["SCREENING_NOT_PASSED"]'::jsonb, false)) STORED,
    ADD COLUMN locked_work  jsonb GENERATED ALWAYS AS (nullif(document -> 'lockedWork', '[]'::jsonb)) STORED;
CREATE INDEX session_against_advice ON session (client_id) WHERE screened_out OR locked_work IS NOT NULL;

-- Within a colour the newest harm comes first. recency: days from the newest day that shows an alert back to 1970-01-01, so
-- that all of an index runs upwards. ended_at: when an alert no longer held.
ALTER TABLE alert
    ADD COLUMN recency  integer NOT NULL DEFAULT 0,
    ADD COLUMN ended_at timestamptz;
UPDATE alert SET recency = date '1970-01-01' - since;
DROP INDEX alert_by_need;
CREATE INDEX alert_by_need ON alert (practice_id, urgency, acknowledged, recency, client_id, alert_id) WHERE holds;

ALTER TABLE care ADD COLUMN need_recency integer NOT NULL DEFAULT 0;
UPDATE care SET need_recency = date '1970-01-01' - need_since;
DROP INDEX care_by_need;
CREATE INDEX care_by_need
    ON care (practice_id, subject, need, need_acknowledged, need_recency, name_key, client_id) INCLUDE (band);

-- There are rules that no line has been judged by.
UPDATE client_summary SET check_at = '-infinity';
