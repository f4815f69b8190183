-- What alerts, trends and timelines look at, so that none of them has to open a document.
ALTER TABLE session
    ADD COLUMN started_at    timestamptz,
    ADD COLUMN stop_reason   text GENERATED ALWAYS AS (document #>> '{stop,reason}') STORED,
    ADD COLUMN stop_event_id uuid GENERATED ALWAYS AS ((document #>> '{stop,eventId}')::uuid) STORED;
UPDATE session SET started_at = (document ->> 'startedAt')::timestamptz;
ALTER TABLE session ALTER COLUMN started_at SET NOT NULL;

ALTER TABLE pain_rating
    ADD COLUMN occurred_at timestamptz,
    ADD COLUMN moment      text     GENERATED ALWAYS AS (document ->> 'moment') STORED,
    ADD COLUMN score       smallint GENERATED ALWAYS AS ((document ->> 'score')::smallint) STORED,
    ADD COLUMN session_id  uuid     GENERATED ALWAYS AS ((document ->> 'sessionId')::uuid) STORED,
    ADD COLUMN stiff       boolean  GENERATED ALWAYS AS ((document ->> 'stiff')::boolean) STORED,
    ADD COLUMN sore        boolean  GENERATED ALWAYS AS ((document ->> 'sore')::boolean) STORED,
    ADD COLUMN flare_up    boolean  GENERATED ALWAYS AS ((document ->> 'flareUp')::boolean) STORED;
UPDATE pain_rating SET occurred_at = (document ->> 'occurredAt')::timestamptz;
ALTER TABLE pain_rating ALTER COLUMN occurred_at SET NOT NULL;
CREATE INDEX pain_rating_by_time ON pain_rating (client_id, local_day, occurred_at, rating_id)
    INCLUDE (moment, score, session_id, stiff, sore, flare_up);
DROP INDEX pain_rating_by_day;
CREATE INDEX pain_rating_of_flare ON pain_rating (client_id) WHERE flare_up IS NOT NULL;

ALTER TABLE client_day
    ADD COLUMN used_seconds      integer GENERATED ALWAYS AS ((document #>> '{dose,usedSeconds}')::integer) STORED,
    ADD COLUMN limit_seconds     integer GENERATED ALWAYS AS ((document #>> '{dose,limitSeconds}')::integer) STORED,
    ADD COLUMN remaining_seconds integer GENERATED ALWAYS AS ((document #>> '{dose,remainingSeconds}')::integer) STORED,
    ADD COLUMN exceeded          boolean GENERATED ALWAYS AS ((document #>> '{dose,exceeded}')::boolean) STORED,
    ADD COLUMN resting           jsonb   GENERATED ALWAYS AS
        (jsonb_path_query_array(document, '$.resting[*].technique')) STORED,
    ADD COLUMN locked            jsonb   GENERATED ALWAYS AS
        (jsonb_path_query_array(document, '$.locked[*].technique')) STORED;

-- A client at a glance, worked out when a fact arrives and when time alone changes it (client_summary.check_at).
CREATE TABLE triage_line (
    client_id   uuid        NOT NULL,
    practice_id uuid        NOT NULL,
    as_of       timestamptz NOT NULL,
    line        jsonb       NOT NULL,
    PRIMARY KEY (client_id)
);
-- A page reads fifty of these; kept beside the row they cost no second look-up each.
ALTER TABLE triage_line ALTER COLUMN line SET STORAGE MAIN;

-- Where a client stands in the list of each person who cares for them: one range of one index is one page. The empty
-- subject stands for whoever sees the whole practice. need: 0 red, 1 yellow, 2 blue, 3 no alert.
CREATE TABLE care (
    client_id         uuid    NOT NULL,
    subject           text    NOT NULL,
    practice_id       uuid    NOT NULL,
    need              integer NOT NULL,
    need_acknowledged boolean NOT NULL,
    need_since        date    NOT NULL,
    name_key          text COLLATE "C" NOT NULL,
    band              text    NOT NULL,
    PRIMARY KEY (client_id, subject)
);
CREATE INDEX care_by_need
    ON care (practice_id, subject, need, need_acknowledged, need_since, name_key, client_id) INCLUDE (band);

DROP INDEX client_summary_by_need;
ALTER TABLE client_summary
    DROP COLUMN display_name,
    DROP COLUMN need,
    DROP COLUMN need_acknowledged,
    DROP COLUMN need_since;
UPDATE client_summary SET check_at = '-infinity';
